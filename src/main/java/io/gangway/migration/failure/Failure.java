package io.gangway.migration.failure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A failure, by what it is: {@link FailureTexts} has the words.
 *
 * @param code its kind, which stays the same whatever the words are; empty for one that was written down before there
 *     were codes
 * @param title what failed
 * @param cause why
 * @param nextStep what to do about it, if the VM is where it was before; what is told follows the verdict, see
 *     {@code NextStep}
 * @param raw what libvirt said, untouched
 */
public record Failure(String code, Said title, List<Said> cause, Said nextStep, String raw) {

    public Failure {
        cause = List.copyOf(cause);
    }

    /** One whose sentences all have that key. */
    static Failure of(String code, String key, FailureCatalogue.Ends ends, String what, String raw) {
        return new Failure(
                code,
                Said.of(key + ".title", ends, what),
                List.of(Said.of(key + ".cause", ends, what)),
                Said.of(key + ".next", ends, what),
                raw);
    }

    /** The same with what is to be done as the verdict has it. */
    public Failure advising(Optional<Said> step) {
        return step.map(said -> new Failure(code, title, cause, said, raw)).orElse(this);
    }

    /** The same with another thing that is known of the cause. */
    Failure also(Said known) {
        return new Failure(
                code, title, Stream.concat(cause.stream(), Stream.of(known)).toList(), nextStep, raw);
    }
}
