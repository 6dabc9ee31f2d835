package io.gangway.migration.request;

import io.gangway.migration.request.RefusedMigration.Rule;
import java.util.function.Function;

/**
 * A way to move with which some options do not go together: libvirt 9.0 with QEMU 7.2 refuses them there, or takes and then
 * ignores them. Found out by trying each pair on real hosts.
 */
public enum Exclusion {
    /** It concerns the guest's memory or disks, neither of which moves then. */
    SHUT_OFF,
    /** It needs a connection of its own. */
    THROUGH_A_TUNNEL,
    /** It concerns disks that are copied; where the storage is left out of a request, the console presets it later. */
    NOTHING_COPIED;

    boolean applies(FormReader form, MigrationChoices choices) {
        return switch (this) {
            case SHUT_OFF -> choices.mode() == MigrationMode.OFFLINE;
            case THROUGH_A_TUNNEL -> choices.options().ticked(Field.TUNNELLED);
            case NOTHING_COPIED ->
                form.given(Field.STORAGE) && !choices.storage().copies();
        };
    }

    Rule rule() {
        return switch (this) {
            case SHUT_OFF -> Rule.NOT_SHUT_OFF;
            case THROUGH_A_TUNNEL -> Rule.NOT_THROUGH_TUNNEL;
            case NOTHING_COPIED -> Rule.ONLY_WHERE_COPIED;
        };
    }

    Function<RequestMessages, String> reason() {
        return switch (this) {
            case SHUT_OFF -> RequestMessages::offlineMovesConfiguration;
            case THROUGH_A_TUNNEL -> RequestMessages::notTunnelled;
            case NOTHING_COPIED -> RequestMessages::onlyForCopies;
        };
    }
}
