package io.gangway.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("One machine under two names")
class SameMachineTest {

    private static final HostStatus ALPHA = host("alpha", "qemu+ssh://root@alpha/system", "alpha", "1");

    @Test
    @DisplayName("is recognised by its host UUID and its own name")
    void isRecognised() {
        HostStatus again = host("first", "qemu+ssh://root@10.0.0.1/system", "alpha", "1");
        assertEquals(List.of(new HostName("first")), SameMachine.names(ALPHA, List.of(ALPHA, again)));
    }

    @Test
    @DisplayName("is recognised by its address, even while it is silent")
    void isRecognisedByItsAddress() {
        HostStatus again = new HostStatus(
                new Host(new HostName("first"), ALPHA.host().uri(), "", Optional.empty()),
                HostState.CONNECTING,
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty());
        assertEquals(List.of(new HostName("first")), SameMachine.names(ALPHA, List.of(ALPHA, again)));
    }

    @Test
    @DisplayName("is not seen in two whose boards have one UUID, nor in two that call themselves the same")
    void isNotSeenInTwo() {
        HostStatus clone = host("gamma", "qemu+ssh://root@gamma/system", "gamma", "1");
        HostStatus namesake = host("delta", "qemu+ssh://root@delta/system", "alpha", "2");
        HostStatus test = host("test", "test:///a.xml", "alpha", "");
        HostStatus other = host("other", "test:///b.xml", "alpha", "");
        List<HostStatus> all = List.of(ALPHA, clone, namesake, test, other);
        all.forEach(host -> assertEquals(List.of(), SameMachine.names(host, all)));
    }

    private static HostStatus host(String name, String uri, String hostname, String uuid) {
        return new HostStatus(
                new Host(new HostName(name), uri, uri, Optional.empty()),
                HostState.CONNECTED,
                Optional.empty(),
                Instant.EPOCH,
                Optional.of(new HostFacts(hostname, uuid, "QEMU 7.2.0", "9.0.0", "", 1, 1)));
    }
}
