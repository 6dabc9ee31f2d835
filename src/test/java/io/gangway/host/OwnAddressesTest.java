package io.gangway.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A VM's memory is sent to the destination's own addresses only")
class OwnAddressesTest {

    private static final Map<String, List<String>> FOUND = Map.of(
            "beta.example.org", List.of("10.0.0.12", "2001:db8::12"),
            "beta-itself", List.of("10.0.1.12"),
            "loop.example.org", List.of("127.0.0.1", "169.254.1.2"));

    private static List<InetAddress> find(String name) {
        return FOUND.getOrDefault(name, List.of()).stream()
                .flatMap(address -> OwnAddresses.find(address).stream())
                .toList();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "tcp://beta, true",
        "tcp://BETA.example.org:49152, true",
        "tcp://beta-itself, true",
        "tcp://10.0.0.12, true",
        "tcp://10.0.0.12:49152, true",
        "tcp://10.0.1.12, true",
        "tcp://[2001:db8::12], true",
        "tcp://[2001:DB8:0::12]:49152, true",
        "tcp://10.9.9.9, true",
        "tcp://127.0.0.7, true",
        "tcp://data.example.org, true",
        "tcp://10.0.0.13, false",
        "tcp://gamma, false",
        "tcp://evil.example.org, false",
        "tcp://127.0.0.1, false",
        "tcp://127.1, false",
        "tcp://2130706433, false",
        "tcp://0x7f.1, false",
        "tcp://0.0.0.0, false",
        "tcp://0, false",
        "tcp://[::1], false",
        "tcp://[::], false",
        "tcp://[::ffff:127.0.0.1], false",
        "tcp://[fe80::1], false",
        "tcp://169.254.1.1, false",
        "tcp://224.0.0.1, false",
        "tcp://localhost, false",
        "tcp://localhost.localdomain, false"
    })
    void ofAKnownHost(String uri, boolean own) {
        Host host = new Host(
                new HostName("beta"),
                "qemu+ssh://root@beta.example.org:2222/system",
                "qemu+tls://beta.example.org/system",
                Optional.of("tcp://data.example.org"),
                List.of("10.9.9.9", "127.0.0.7"));
        HostFacts facts = new HostFacts("beta-itself", "", "QEMU 7.2.0", "9.0.0", "", 2, 1L << 30);
        HostStatus status =
                new HostStatus(host, HostState.CONNECTED, Optional.empty(), Instant.EPOCH, Optional.of(facts));

        assertEquals(own, OwnAddresses.of(status, OwnAddressesTest::find).leadsHere(uri));
    }

    @Test
    @DisplayName("of a typed-in host those of its URI, and never what means another machine on each")
    void ofATypedHost() {
        OwnAddresses typed = OwnAddresses.of("qemu+ssh://root@beta.example.org/system", OwnAddressesTest::find);
        assertEquals(true, typed.leadsHere("tcp://10.0.0.12"));
        assertEquals(true, typed.leadsHere("tcp://beta.example.org"));
        assertEquals(false, typed.leadsHere("tcp://10.0.1.12"));

        OwnAddresses loop = OwnAddresses.of("qemu+ssh://root@loop.example.org/system", OwnAddressesTest::find);
        assertEquals(false, loop.leadsHere("tcp://127.0.0.1"));
        assertEquals(false, loop.leadsHere("tcp://169.254.1.2"));
        assertEquals(true, OwnAddresses.neverLeadsElsewhere("tcp://127.0.0.1"));
        assertEquals(false, OwnAddresses.neverLeadsElsewhere("tcp://10.0.0.1"));
    }
}
