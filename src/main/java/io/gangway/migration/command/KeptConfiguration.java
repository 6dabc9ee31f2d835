package io.gangway.migration.command;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.PatchFailedException;
import io.gangway.belongings.ConfigurationDifferences;
import java.util.List;
import java.util.Optional;

/**
 * Carries what a person changed in the configuration with which a VM runs on the destination over into the one that the
 * destination keeps, so that the next start there is no other.
 */
final class KeptConfiguration {

    /** Lines around a change that may differ: what libvirt adds to a VM that runs. */
    private static final int FUZZ = 3;

    private KeptConfiguration() {}

    /**
     * The kept configuration with the same changes; empty if they cannot be carried over.
     *
     * @param running as the source gave it to be edited
     * @param edited what a person made of it
     * @param kept as the source keeps it
     */
    static Optional<String> like(String running, String edited, String kept) {
        return patched(running, edited, kept).or(() -> same(running, edited, kept));
    }

    private static Optional<String> patched(String running, String edited, String kept) {
        try {
            List<String> lines = DiffUtils.diff(lines(running), lines(edited)).applyFuzzy(lines(kept), FUZZ);
            return Optional.of(String.join("\n", lines) + "\n")
                    .filter(result -> changesAlike(running, edited, kept, result));
        } catch (PatchFailedException e) {
            return Optional.empty();
        }
    }

    /** A change that landed in another place would be worse than none. */
    private static boolean changesAlike(String running, String edited, String kept, String result) {
        return ConfigurationDifferences.between(running, edited).equals(ConfigurationDifferences.between(kept, result));
    }

    /** Where nothing waits for the next start, what it runs with is what is kept. */
    private static Optional<String> same(String running, String edited, String kept) {
        return ConfigurationDifferences.between(running, kept).isEmpty() ? Optional.of(edited) : Optional.empty();
    }

    private static List<String> lines(String text) {
        return text.strip().lines().map(String::stripTrailing).toList();
    }
}
