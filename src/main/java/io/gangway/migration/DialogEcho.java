package io.gangway.migration;

import io.gangway.configuration.ConfigurationDiff;
import java.util.List;

/**
 * What the dialog says about its choices each time they change.
 *
 * @param disks those that would be copied; none where none are
 * @param command what {@code virsh} would be told; empty while the choices do not fit together
 * @param files the files that the command expects beside it
 * @param reason why there is no command; empty if there is one
 * @param changes in the configurations that were edited
 */
public record DialogEcho(
        List<MigrationAdvice.Warning> warnings,
        CopiedDisks disks,
        String command,
        List<String> files,
        String reason,
        List<Change> changes) {

    /**
     * What was changed in one configuration.
     *
     * @param field the name of its field
     * @param seen comes back with the form, as the proof that this very text was shown
     */
    public record Change(String field, String seen, ConfigurationDiff diff) {}

    public DialogEcho {
        warnings = List.copyOf(warnings);
        files = List.copyOf(files);
        changes = List.copyOf(changes);
    }
}
