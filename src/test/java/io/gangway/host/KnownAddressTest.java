package io.gangway.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A URI that somebody typed in")
class KnownAddressTest {

    private static final HostStatus BETA = new HostStatus(
            new Host(
                    new HostName("beta"),
                    "qemu+unix:///system?socket=/run/beta",
                    "qemu+ssh://root@10.77.88.12/system",
                    Optional.of("tcp://[fd00::12]")),
            HostState.CONNECTED,
            Optional.empty(),
            Instant.EPOCH,
            Optional.of(new HostFacts("beta.lab.example", "uuid-b", "QEMU 7.2.0", "9.0.0", "", 2, 1)));

    @ParameterizedTest
    @DisplayName("leads to a known host by its address, by its address for data, by its own name and by its name here")
    @ValueSource(
            strings = {
                "qemu+ssh://admin@10.77.88.12/system",
                "qemu+tls://10.77.88.12:16514/system",
                "qemu+ssh://[FD00::12]/system",
                "qemu+ssh://root@Beta.lab.example/system",
                "qemu+ssh://root@beta/system"
            })
    void leadsToBeta(String uri) {
        assertEquals(Optional.of(BETA.name()), KnownAddress.in(uri, List.of(BETA)));
    }

    @ParameterizedTest
    @DisplayName("leads elsewhere with any other address, and nowhere without one")
    @ValueSource(
            strings = {"qemu+ssh://root@10.77.88.1/system", "qemu+ssh://root@beta.example/system", "qemu:///system", ""
            })
    void leadsElsewhere(String uri) {
        assertEquals(Optional.empty(), KnownAddress.in(uri, List.of(BETA)));
    }
}
