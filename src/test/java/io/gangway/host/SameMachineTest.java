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

    @Test
    @DisplayName("is not seen where one has more memory or another processor")
    void isNotSeenWhereTheyDiffer() {
        HostStatus larger = host("larger", "qemu+ssh://root@10.0.0.2/system", "alpha", "1", "", 2);
        HostStatus newer = host("newer", "qemu+ssh://root@10.0.0.3/system", "alpha", "1", "EPYC", 1);

        assertEquals(List.of(), SameMachine.names(ALPHA, List.of(ALPHA, larger, newer)));
        assertEquals(
                List.of(new HostName("larger"), new HostName("newer")),
                SameMachine.takenForIt(ALPHA, List.of(ALPHA, larger, newer)));
    }

    @Test
    @DisplayName("is what libvirt takes two for that have one UUID, and no others")
    void takenForOne() {
        HostStatus clone = host("gamma", "qemu+ssh://root@gamma/system", "gamma", "1");
        HostStatus again = host("first", "qemu+ssh://root@10.0.0.1/system", "alpha", "1");
        HostStatus namesake = host("delta", "qemu+ssh://root@delta/system", "alpha", "2");
        HostStatus test = host("test", "test:///a.xml", "alpha", "");
        HostStatus other = host("other", "test:///b.xml", "beta", "");
        List<HostStatus> all = List.of(ALPHA, clone, again, namesake, test, other);

        assertEquals(List.of(clone.name()), SameMachine.takenForIt(ALPHA, all));
        assertEquals(List.of(ALPHA.name(), again.name()), SameMachine.takenForIt(clone, all));
        assertEquals(List.of(), SameMachine.takenForIt(namesake, all));
        assertEquals(List.of(), SameMachine.takenForIt(test, all));
    }

    private static HostStatus host(String name, String uri, String hostname, String uuid) {
        return host(name, uri, hostname, uuid, "", 1);
    }

    private static HostStatus host(
            String name, String uri, String hostname, String uuid, String cpuModel, long memoryBytes) {
        return new HostStatus(
                new Host(new HostName(name), uri, uri, Optional.empty()),
                HostState.CONNECTED,
                Optional.empty(),
                Instant.EPOCH,
                Optional.of(new HostFacts(hostname, uuid, "QEMU 7.2.0", "9.0.0", cpuModel, 1, memoryBytes)));
    }
}
