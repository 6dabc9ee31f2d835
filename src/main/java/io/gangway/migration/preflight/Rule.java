package io.gangway.migration.preflight;

import io.gangway.migration.preflight.Objection.Level;
import io.gangway.migration.preflight.Objection.Sentence;
import io.gangway.migration.preflight.Question.Arriving;
import io.gangway.migration.preflight.Question.Departing;
import io.gangway.migration.request.Field;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One thing that may be in the way of a migration. A rule says what it must know of each host, and judges by the answers: it
 * calls nobody and changes nothing. It blocks only what libvirt would refuse, too.
 *
 * @param <S> what it looks at: all that both hosts said, or one disk, or one belonging
 */
interface Rule<S> {

    /** Its name, in lower case with hyphens. It is kept with what a person said yes to, and so never changes. */
    String code();

    /** Where what it blocks is shown, unless it says otherwise of a case. */
    Field field();

    /** What it must know of the source, beside what the VM needs. */
    default List<Question<Departing, ?>> ofSource() {
        return List.of();
    }

    /** What it must know of the destination. */
    default List<Question<Arriving, ?>> ofDestination() {
        return List.of();
    }

    /** What it holds against the migration: nothing where all is well, or where it is not known whether it is. */
    Stream<Objection> judge(S subject);

    /** That the VM cannot go as long as it is so. */
    default Stream<Objection> blocked(Sentence sentence) {
        return blocked(field(), "", sentence);
    }

    /** The same at another field, where a person may say yes to it by this word. */
    default Stream<Objection> blocked(Field shownAt, String yes, Sentence sentence) {
        return Stream.of(new Objection(code(), Level.BLOCKED, shownAt, yes, sentence));
    }

    /** That a person must say yes to it. */
    default Stream<Objection> warning(Sentence sentence) {
        return Stream.of(new Objection(code(), Level.WARNING, Field.ACCEPT, "", sentence));
    }

    /** The same, of one of several. */
    default Stream<Objection> warning(String which, Sentence sentence) {
        return Stream.of(new Objection(code() + ":" + which, Level.WARNING, Field.ACCEPT, "", sentence));
    }

    /** What keeps a VM from running there. One that is shut off may go all the same after a yes: it can be mended there. */
    default Stream<Objection> unfit(boolean runs, Sentence sentence) {
        return runs ? blocked(sentence) : warning(sentence);
    }

    /** The same, of one of several. */
    default Stream<Objection> unfit(boolean runs, String which, Sentence sentence) {
        return runs ? blocked(sentence) : warning(which, sentence);
    }

    /** The code of a rule that is an enum's constant. */
    static String code(Enum<?> rule) {
        return rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
