package io.gangway.migration.preflight;

/**
 * Something that a person must have said yes to before a migration starts.
 *
 * @param code by which the yes names it
 * @param sentence what it is about, for a person
 */
public record Concern(String code, String sentence) {

    /** The word of the rule that asks, or of the kind of the belonging. */
    String rule() {
        return code.split(":", 2)[0];
    }
}
