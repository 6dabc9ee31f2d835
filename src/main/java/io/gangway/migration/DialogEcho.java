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
 * @param findings what the hosts said of it
 */
public record DialogEcho(
        List<MigrationAdvice.Warning> warnings,
        CopiedDisks disks,
        String command,
        List<String> files,
        String reason,
        List<Change> changes,
        List<Finding> findings) {

    /** What stands in the way, may be confirmed, or is only good to know; in the order of weight. */
    public enum Level {
        BLOCKED,
        CONFIRM,
        NOTE
    }

    /**
     * Something that the hosts said.
     *
     * @param field the name of the field that takes a yes to it; empty where nobody can say yes
     * @param code what that field then names
     * @param ticked whether somebody said yes
     * @param bytes how large it is; 0 where that is not known
     */
    public record Finding(Level level, String sentence, String field, String code, boolean ticked, long bytes) {

        /** What the box is called that says yes. */
        public boolean of(String name) {
            return field.equals(name);
        }
    }

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
        findings = List.copyOf(findings);
    }

    /** What is only good to know. */
    public List<Finding> notes() {
        return findings.stream()
                .filter(finding -> finding.level() == Level.NOTE)
                .toList();
    }
}
