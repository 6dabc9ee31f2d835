package io.gangway.migration.verdict;

import io.gangway.page.Word;
import java.time.Instant;

/**
 * What both hosts said about where the VM is, asked afresh.
 *
 * @param outcome what follows from it
 * @param where which host runs (or keeps) the VM
 */
public record Verdict(Outcome outcome, Where where, Sighting source, Sighting destination, Instant checkedAt) {

    /** The place that was proven. */
    public enum Where implements Word {
        SOURCE,
        DESTINATION,
        /** Active on both: a ghost. */
        BOTH,
        /** Active on neither. */
        NOWHERE,
        UNPROVEN
    }
}
