package io.gangway.migration;

import java.util.regex.Pattern;

/**
 * One kind of failure: by which words of libvirt's or QEMU's it is known, and how it is told. {@code {vm}},
 * {@code {source}} and {@code {destination}} stand for names.
 *
 * @param title what failed
 * @param cause why
 * @param nextStep what to do about it
 */
record FailureEntry(Pattern sign, String title, String cause, String nextStep) {

    static FailureEntry of(String sign, String title, String cause, String nextStep) {
        return new FailureEntry(Pattern.compile(sign, Pattern.DOTALL), title, cause, nextStep);
    }

    boolean fits(String raw) {
        return sign.matcher(raw).find();
    }

    Failure failure(FailureCatalogue.Ends ends, String raw) {
        return new Failure(fill(title, ends), fill(cause, ends), fill(nextStep, ends), raw);
    }

    private static String fill(String text, FailureCatalogue.Ends ends) {
        return text.replace("{vm}", ends.vm())
                .replace("{source}", ends.source())
                .replace("{destination}", ends.destination());
    }
}
