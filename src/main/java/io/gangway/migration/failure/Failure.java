package io.gangway.migration.failure;

import java.util.Optional;

/**
 * A failure in words.
 *
 * @param code its kind, which stays the same whatever the words are; empty for one that was written down before there
 *     were codes
 * @param title what failed
 * @param cause why
 * @param nextStep what to do about it, if the VM is where it was before; what is told follows the verdict, see
 *     {@code NextStep}
 * @param raw what libvirt said, untouched
 */
public record Failure(String code, String title, String cause, String nextStep, String raw) {

    /** The same with what is to be done as the verdict has it. */
    public Failure advising(Optional<String> step) {
        return step.map(words -> new Failure(code, title, cause, words, raw)).orElse(this);
    }
}
