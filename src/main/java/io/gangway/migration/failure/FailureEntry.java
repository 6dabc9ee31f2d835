package io.gangway.migration.failure;

import io.gangway.libvirt.fact.VirtException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One kind of failure: by which words of libvirt's or QEMU's it is known, and how it is told. {@code {vm}},
 * {@code {source}} and {@code {destination}} stand for names, {@code {what}} for what the words name: the first group of
 * the pattern that took part.
 *
 * @param code the kind's name for programs
 * @param sign matches nothing but what the entry tells of
 * @param frame whether the words only say where it happened and may carry the reason with them: another entry that
 *     fits is the better one
 * @param numbers libvirt's own numbers for this very kind, whatever the language of its words; mostly none
 * @param title what failed
 * @param cause why
 * @param nextStep what to do about it
 */
public record FailureEntry(
        String code, Pattern sign, boolean frame, Set<Integer> numbers, String title, String cause, String nextStep) {

    static FailureEntry of(String code, String sign, String title, String cause, String nextStep) {
        return new FailureEntry(code, Pattern.compile(sign, Pattern.DOTALL), false, Set.of(), title, cause, nextStep);
    }

    /** For words within which the reason may stand. */
    static FailureEntry frame(String code, String sign, String title, String cause, String nextStep) {
        return new FailureEntry(code, Pattern.compile(sign, Pattern.DOTALL), true, Set.of(), title, cause, nextStep);
    }

    /** The same, known by libvirt's number as well. */
    FailureEntry numbered(int number) {
        return new FailureEntry(code, sign, frame, Set.of(number), title, cause, nextStep);
    }

    public boolean fits(VirtException failure) {
        return numbers.contains(failure.code())
                || sign.matcher(failure.getMessage()).find();
    }

    public Failure failure(FailureCatalogue.Ends ends, VirtException failure, String raw) {
        String what = named(failure.getMessage());
        return new Failure(code, fill(title, ends, what), fill(cause, ends, what), fill(nextStep, ends, what), raw);
    }

    /** For what is not known by any words. */
    public Failure failure(FailureCatalogue.Ends ends, String raw) {
        return new Failure(code, fill(title, ends, ""), fill(cause, ends, ""), fill(nextStep, ends, ""), raw);
    }

    private String named(String message) {
        Matcher matcher = sign.matcher(message);
        if (!matcher.find()) {
            return "";
        }
        return IntStream.rangeClosed(1, matcher.groupCount())
                .mapToObj(matcher::group)
                .filter(group -> group != null)
                .findFirst()
                .orElse("");
    }

    private static String fill(String text, FailureCatalogue.Ends ends, String what) {
        return text.replace("{vm}", ends.vm())
                .replace("{source}", ends.source())
                .replace("{destination}", ends.destination())
                .replace("{what}", what);
    }
}
