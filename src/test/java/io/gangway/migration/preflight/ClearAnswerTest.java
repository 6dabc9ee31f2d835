package io.gangway.migration.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An answer that is asked for until it is clear")
class ClearAnswerTest {

    private final Deque<String> answers = new ArrayDeque<>();
    private long seconds;

    /** Each attempt takes three seconds. */
    private Optional<String> ask(Duration limit) {
        return new ClearAnswer(() -> Duration.ofSeconds(seconds))
                .of(
                        () -> {
                            seconds += 3;
                            return answers.pop();
                        },
                        "End of file"::equals,
                        limit);
    }

    @Test
    @DisplayName("is the first that says something, however many came before")
    void theFirst() {
        answers.addAll(Collections.nCopies(19, "End of file"));
        answers.addAll(List.of("same host", "another"));

        assertEquals(Optional.of("same host"), ask(Duration.ofMinutes(1)));
        assertEquals(60, seconds);
    }

    @Test
    @DisplayName("is none once the time is over, and never one that says nothing")
    void none() {
        answers.addAll(Collections.nCopies(30, "End of file"));

        assertEquals(Optional.empty(), ask(Duration.ofMinutes(1)));
        assertEquals(10, answers.size());
    }

    @Test
    @DisplayName("is asked for once at least")
    void once() {
        answers.add("same host");

        assertEquals(Optional.of("same host"), ask(Duration.ZERO));
    }
}
