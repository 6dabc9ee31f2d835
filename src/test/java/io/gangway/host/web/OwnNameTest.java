package io.gangway.host.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.host.Host;
import io.gangway.host.HostName;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The name that a host gives itself")
class OwnNameTest {

    private static final OwnName.Resolver NOWHERE = name -> Optional.empty();

    @Test
    @DisplayName("is fine where it leads to another machine")
    void isFine() {
        assertEquals(OwnName.Kind.FINE, kind("qemu+ssh://root@10.0.0.2/system", "beta", to("10.0.0.2")));
    }

    @Test
    @DisplayName("is named where this machine does not know it, or finds itself under it, as Debian's 127.0.1.1")
    void isNamed() {
        assertEquals(OwnName.Kind.UNKNOWN_HERE, kind("qemu+ssh://root@10.0.0.2/system", "beta", NOWHERE));
        assertEquals(OwnName.Kind.LEADS_HOME, kind("qemu+ssh://root@10.0.0.2/system", "beta", to("127.0.1.1")));
    }

    @Test
    @DisplayName("can never serve where it means localhost")
    void isLocalhost() {
        assertEquals(OwnName.Kind.LOCALHOST, kind("qemu:///system", "localhost.localdomain", to("127.0.0.1")));
    }

    @Test
    @DisplayName(
            "matters neither on the console's own machine, nor where others log in by it or an address for data is configured")
    void doesNotMatter() {
        assertEquals(OwnName.Kind.FINE, kind("qemu:///system", "console", to("127.0.1.1")));
        Host loggedInTo =
                new Host(new HostName("b"), "qemu+ssh://10.0.0.2/system", "qemu+ssh://beta/system", Optional.empty());
        assertEquals(OwnName.Kind.FINE, OwnName.of(loggedInTo, "beta", NOWHERE).kind());
        Host given = new Host(new HostName("b"), "qemu+ssh://b/system", "", Optional.of("tcp://10.0.0.2"));
        assertEquals(OwnName.Kind.FINE, OwnName.of(given, "localhost", NOWHERE).kind());
    }

    private static OwnName.Kind kind(String uri, String hostname, OwnName.Resolver resolver) {
        return OwnName.of(new Host(new HostName("b"), uri, uri, Optional.empty()), hostname, resolver)
                .kind();
    }

    private static OwnName.Resolver to(String address) {
        return name -> {
            try {
                return Optional.of(InetAddress.getByName(address));
            } catch (UnknownHostException e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
