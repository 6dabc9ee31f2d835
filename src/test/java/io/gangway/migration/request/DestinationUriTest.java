package io.gangway.migration.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.page.PlainMessages;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationUriTest {

    private final DestinationUri uris =
            new DestinationUri(Set.of("ssh", "tls"), PlainMessages.of(RequestMessages.class));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qemu+ssh://root@beta/system",
                "qemu+ssh://beta/system",
                "qemu+ssh://root@192.0.2.7:2222/system",
                "qemu+ssh://root@[2001:db8::1]/system",
                "qemu+tls://host.example.org/system"
            })
    void takesWhatLeadsToALibvirtd(String uri) {
        assertEquals(Optional.empty(), uris.problem(uri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qemu+ext://beta/system",
                "qemu+tcp://beta/system",
                "qemu+unix:///system",
                "qemu:///system",
                "http://beta/system",
                "esx://beta/system",
                "qemu+ssh:///system",
                "qemu+ssh://beta/sistem",
                "qemu+ssh://beta/",
                "qemu+ssh://beta",
                "qemu+ssh://beta/system?command=/bin/sh",
                "qemu+ssh://beta/system?no_verify=1",
                "qemu+ssh://beta/system#x",
                "qemu+ssh://-oProxyCommand=id/system",
                "qemu+ssh://-oProxyCommand=id@beta/system",
                "qemu+ssh://root:secret@beta/system",
                "qemu+ssh://beta:0/system",
                "qemu+ssh://beta:70000/system",
                "qemu+ssh://be ta/system",
                "qemu+ssh://beta/system\nx",
                "beta",
                "://",
                ""
            })
    void refusesEverythingElseWithARemedy(String uri) {
        String problem = uris.problem(uri).orElseThrow();

        assertTrue(problem.endsWith("."), problem);
    }

    @Test
    void namesTheTransportsThatAreAllowed() {
        assertTrue(uris.problem("qemu+tcp://beta/system").orElseThrow().contains("qemu+ssh:// or qemu+tls://"));
    }

    @Test
    void neverRepeatsAPassword() {
        assertTrue(!uris.problem("qemu+ssh://root:secret@beta/system")
                .orElseThrow()
                .contains("secret"));
    }
}
