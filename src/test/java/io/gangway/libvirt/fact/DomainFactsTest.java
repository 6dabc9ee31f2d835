package io.gangway.libvirt.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainFactsTest {

    private static OptionalInt stoppedBy(DomainState state, int reason) {
        return new DomainFacts(UUID.randomUUID(), "wanderer1", state, reason, true, 1, 1 << 20, 0, false).stoppedBy();
    }

    @ParameterizedTest(name = "the reason {0} of a VM that is shut off is the detail {1} of the event")
    @CsvSource({"1, 0", "2, 1", "3, 5", "4, 3", "5, 4"})
    void saysWhatShutAVmOffAsTheEventWould(int reason, int detail) {
        assertEquals(OptionalInt.of(detail), stoppedBy(DomainState.SHUT_OFF, reason));
    }

    @Test
    void saysNothingOfAVmThatRunsOrThatWasOffAllAlong() {
        assertEquals(OptionalInt.empty(), stoppedBy(DomainState.SHUT_OFF, 0));
        assertEquals(OptionalInt.empty(), stoppedBy(DomainState.SHUT_OFF, 6));
        assertEquals(OptionalInt.empty(), stoppedBy(DomainState.RUNNING, 2));
    }
}
