package io.gangway.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.security.Admission.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of a crowd")
class AdmissionTest {

    private final Admission admission = new Admission(2, 2, 100);
    private final List<String> letIn = new ArrayList<>();

    private Answer ask(String name, long bytes) {
        return admission.ask(bytes, () -> letIn.add(name));
    }

    @Test
    @DisplayName("some are let in, some wait in line, and the rest is sent away")
    void isBounded() {
        assertEquals(Answer.IN, ask("a", 0));
        assertEquals(Answer.IN, ask("b", 0));
        assertEquals(Answer.WAITS, ask("c", 0));
        assertEquals(Answer.WAITS, ask("d", 0));
        assertEquals(Answer.FULL, ask("e", 0));

        admission.leave(0);
        assertEquals(List.of("c"), letIn);
        assertEquals(Answer.WAITS, ask("f", 0));
        admission.leave(0);
        admission.leave(0);
        assertEquals(List.of("c", "d", "f"), letIn);
        admission.leave(0);
        admission.leave(0);
        assertEquals(0, admission.inside());
    }

    @Test
    @DisplayName("large ones wait for each other, and nobody overtakes")
    void boundsTheBytes() {
        assertEquals(Answer.IN, ask("a", 80));
        assertEquals(Answer.WAITS, ask("b", 30));
        assertEquals(Answer.WAITS, ask("c", 1));
        admission.leave(80);
        assertEquals(List.of("b", "c"), letIn);
    }

    @Test
    @DisplayName("one that is larger than all together may be is let in alone")
    void letsALargeOneInAlone() {
        assertEquals(Answer.IN, ask("a", 500));
        assertEquals(Answer.WAITS, ask("b", 0));
        admission.leave(500);
        assertEquals(List.of("b"), letIn);
    }
}
