package io.gangway.migration.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.libvirt.fact.VirtException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a host is asked and says")
class AnswersTest {

    private static final Question<List<String>, Integer> ONE = Question.needed("one", asking -> {
        asking.host().add("one");
        return 1;
    });
    private static final Question<List<String>, Integer> NEXT = Question.needed("next", asking -> {
        int one = asking.answer(ONE);
        asking.host().add("next");
        return one + 1;
    });
    private static final Question<List<String>, String> OTHER = new Question<>("other", "?", asking -> "");

    private final List<String> host = new ArrayList<>();

    @Test
    @DisplayName("is asked once, in the order of the questions, whoever else needs the answer")
    void once() {
        Answers<List<String>> answers = Answers.ask(host, List.of(NEXT, ONE, NEXT));

        assertEquals(List.of("one", "next"), host);
        assertEquals(2, answers.to(NEXT));
        assertEquals(1, answers.to(ONE));
        assertEquals(List.of("one", "next"), host, "who reads the answers asks nobody");
    }

    @Test
    @DisplayName("is not made up where nobody asked, or where somebody may not know it")
    void notAsked() {
        Answers<List<String>> answers = Answers.ask(host, List.of(ONE));

        IllegalStateException failure = assertThrows(IllegalStateException.class, () -> answers.to(OTHER));
        assertTrue(failure.getMessage().contains("other"));
        assertThrows(
                IllegalStateException.class, () -> answers.only(List.of(OTHER)).to(ONE));
    }

    @Test
    @DisplayName("is unknown of one that cannot be asked, unless nothing can be judged without it")
    void unknown() {
        Answers<List<String>> answers = Answers.unknown();

        assertEquals("?", answers.to(OTHER));
        assertEquals("?", answers.only(List.of(OTHER)).to(OTHER));
        assertThrows(IllegalStateException.class, () -> answers.to(ONE));
        assertThrows(
                IllegalStateException.class, () -> answers.only(List.of(ONE)).to(OTHER));
    }

    @Test
    @DisplayName("is unknown where it cannot tell, but a host that does not answer is no answer")
    void cannotTell() {
        assertEquals(Optional.empty(), Question.ifTold(() -> {
            throw new VirtException("alpha", VirtException.NO_SUPPORT, 0, "not supported");
        }));
        assertThrows(
                VirtException.class,
                () -> Question.ifTold(() -> {
                    throw new VirtException("alpha", VirtException.NOT_CONNECTED, 0, "gone");
                }));
    }
}
