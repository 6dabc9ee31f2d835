package io.gangway.migration.failure;

import io.gangway.libvirt.fact.VirtException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One kind of failure: by which words of libvirt's or QEMU's it is known. How it is told, {@link FailureTexts} has under its
 * code; {@code {what}} in there is what the words name: the first group of the pattern that took part.
 *
 * @param code the kind's name for programs
 * @param sign matches nothing but what the entry tells of
 * @param frame whether the words only say where it happened and may carry the reason with them: another entry that
 *     fits is the better one
 * @param numbers libvirt's own numbers for this very kind, whatever the language of its words; mostly none
 */
public record FailureEntry(String code, Pattern sign, boolean frame, Set<Integer> numbers) {

    static FailureEntry of(String code, String sign) {
        return new FailureEntry(code, Pattern.compile(sign, Pattern.DOTALL), false, Set.of());
    }

    /** For words within which the reason may stand. */
    static FailureEntry frame(String code, String sign) {
        return new FailureEntry(code, Pattern.compile(sign, Pattern.DOTALL), true, Set.of());
    }

    /** The same, known by libvirt's number as well. */
    FailureEntry numbered(int number) {
        return new FailureEntry(code, sign, frame, Set.of(number));
    }

    public boolean fits(VirtException failure) {
        return numbers.contains(failure.code())
                || sign.matcher(failure.getMessage()).find();
    }

    public Failure failure(FailureCatalogue.Ends ends, VirtException failure, String raw) {
        return Failure.of(code, code, ends, named(failure.getMessage()), raw);
    }

    /** For what is not known by any words. */
    public Failure failure(FailureCatalogue.Ends ends, String raw) {
        return Failure.of(code, code, ends, "", raw);
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
}
