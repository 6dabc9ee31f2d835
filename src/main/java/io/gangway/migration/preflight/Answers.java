package io.gangway.migration.preflight;

import io.gangway.libvirt.fact.VirtException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that one host answered, once, on a thread of its own. Whoever judges by it asks nobody, however often: one source's
 * answers are good for many destinations.
 */
final class Answers<H> {

    private final Map<Question<H, ?>, Object> given;
    private final boolean asked;

    private Answers(Map<Question<H, ?>, Object> given, boolean asked) {
        this.given = given;
        this.asked = asked;
    }

    /** Of a host that cannot be asked: what a question takes for unknown. */
    static <H> Answers<H> unknown() {
        return new Answers<>(Map.of(), false);
    }

    /** Asks each question once, in this order, after those whose answers it needs; throws {@link VirtException}. */
    static <H> Answers<H> ask(H host, Collection<Question<H, ?>> questions) {
        Asking<H> asking = new Asking<>(host);
        for (Question<H, ?> question : questions) {
            asking.answer(question);
        }
        return new Answers<>(asking.given, true);
    }

    /** A host that is being asked. */
    static final class Asking<H> {

        private final H host;
        private final Map<Question<H, ?>, Object> given = new LinkedHashMap<>();

        private Asking(H host) {
            this.host = host;
        }

        H host() {
            return host;
        }

        /** What it says to this, which it is asked now unless it was before. */
        <A> A answer(Question<H, A> question) {
            if (!given.containsKey(question)) {
                given.put(question, question.ask(this));
            }
            return in(given, question);
        }
    }

    /** What it said; throws {@link IllegalStateException} where it was not asked, though it could have been. */
    <A> A to(Question<H, A> question) {
        if (given.containsKey(question)) {
            return in(given, question);
        }
        return question.unknown()
                .filter(unknown -> !asked)
                .orElseThrow(() -> new IllegalStateException("nobody asked: " + question));
    }

    /** These, and one more. */
    <A> Answers<H> with(Question<H, A> question, A answer) {
        Map<Question<H, ?>, Object> more = new HashMap<>(given);
        more.put(question, answer);
        return new Answers<>(more, asked);
    }

    /** Those to these questions alone. */
    Answers<H> only(Collection<Question<H, ?>> questions) {
        Map<Question<H, ?>, Object> fewer = new HashMap<>(given);
        fewer.keySet().retainAll(questions);
        if (!asked) {
            for (Question<H, ?> question : questions) {
                question.unknown().ifPresent(unknown -> fewer.putIfAbsent(question, unknown));
            }
        }
        return new Answers<>(fewer, true);
    }

    /** Under a question stands nothing but an answer to it. */
    @SuppressWarnings("unchecked")
    private static <H, A> A in(Map<Question<H, ?>, Object> given, Question<H, A> question) {
        return (A) given.get(question);
    }
}
