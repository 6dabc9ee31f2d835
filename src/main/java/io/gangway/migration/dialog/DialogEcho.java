package io.gangway.migration.dialog;

import io.gangway.configuration.ConfigurationDiff;
import java.util.List;

/**
 * What the dialog says about its choices each time they change.
 *
 * @param disks those that would be copied; none where none are
 * @param changes in the configurations that were edited
 */
public record DialogEcho(Findings findings, CopiedDisks disks, Virsh virsh, List<Change> changes) {

    /**
     * The same with virsh.
     *
     * @param command empty while the choices do not fit together, or where there is none
     * @param files that the command expects beside it
     * @param reason why there is no command; empty if there is one
     * @param never whether no command does what was chosen
     */
    public record Virsh(String command, List<String> files, String reason, boolean never) {

        public Virsh {
            files = List.copyOf(files);
        }

        static Virsh notYet(String reason) {
            return new Virsh("", List.of(), reason, false);
        }

        static Virsh never(String reason) {
            return new Virsh("", List.of(), reason, true);
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
        changes = List.copyOf(changes);
    }
}
