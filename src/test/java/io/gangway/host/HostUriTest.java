package io.gangway.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A host's URI")
class HostUriTest {

    @ParameterizedTest
    @DisplayName("lets ssh ask nothing on a terminal, unless it says otherwise")
    @CsvSource({
        "qemu+ssh://root@beta/system, qemu+ssh://root@beta/system?no_tty=1",
        "qemu+ssh://root@beta/system?keyfile=/k, qemu+ssh://root@beta/system?keyfile=/k&no_tty=1",
        "qemu+ssh://root@beta/system?no_tty=0, qemu+ssh://root@beta/system?no_tty=0",
        "qemu+ssh://root@beta/system?keyfile=/k&no_tty=1, qemu+ssh://root@beta/system?keyfile=/k&no_tty=1",
        "qemu+tls://beta/system, qemu+tls://beta/system",
        "qemu:///system, qemu:///system",
        "test:///default, test:///default",
        "nonsense, nonsense"
    })
    void asksNothing(String configured, String given) {
        assertEquals(given, HostUri.of(configured).unattended());
    }

    @Test
    @DisplayName("tells where ssh logs in, and under which name it keeps the key")
    void tellsTheLogin() {
        assertEquals("root@beta", HostUri.of("qemu+ssh://root@beta/system").login());
        assertEquals("-p 2222 beta", HostUri.of("qemu+ssh://beta:2222/system").login());
        assertEquals("[beta]:2222", HostUri.of("qemu+ssh://beta:2222/system").keyName());
        assertEquals("beta", HostUri.of("qemu+ssh://beta/system").keyName());
        assertEquals(
                "[fe80::1]",
                HostUri.of("qemu+ssh://root@[fe80::1]:22/system").host().orElseThrow());
        assertEquals("16514", HostUri.of("qemu+tls://beta/system").reachedPort());
    }
}
