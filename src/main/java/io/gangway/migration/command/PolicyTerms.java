package io.gangway.migration.command;

import io.gangway.libvirt.fact.MigrationCall.Flag;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationOptions;
import io.gangway.migration.request.MigrationPolicy;
import io.gangway.migration.request.MigrationStorage;
import java.util.Map;
import java.util.Set;

/** What a policy needs a migration to be started with: QEMU can be allowed neither remedy once it runs. */
public final class PolicyTerms {

    /**
     * QEMU decides itself when to slow the guest: whenever it rewrote more than half of what was sent, for the second
     * time. With 1 % at first the downtime steps have their turn before it is felt.
     */
    private static final int FIRST_PERCENT = 1;

    private static final int MORE_PERCENT = 20;

    private PolicyTerms() {}

    /** Adds what the policy needs to what was chosen. */
    static void add(MigrationChoices choices, Set<Flag> flags, Map<String, Object> params) {
        if (slows(choices) && flags.add(Flag.AUTO_CONVERGE)) {
            params.put("auto_converge.initial", FIRST_PERCENT);
            params.put("auto_converge.increment", MORE_PERCENT);
        }
        if (postCopyAllowed(choices)) {
            flags.add(Flag.POSTCOPY);
        }
    }

    private static boolean slows(MigrationChoices choices) {
        return choices.mode() == MigrationMode.LIVE
                && (choices.policy() == MigrationPolicy.BALANCED || choices.policy() == MigrationPolicy.FINISH);
    }

    /** Whether the migration can switch to post-copy: QEMU cannot with some of the other options. */
    public static boolean postCopyAllowed(MigrationChoices choices) {
        MigrationOptions options = choices.options();
        boolean possible = choices.storage() == MigrationStorage.SHARED
                && !options.ticked(Field.TUNNELLED)
                && !options.ticked(Field.STAY_PAUSED)
                && !options.has(Field.PARALLEL_CONNECTIONS)
                && !options.has(Field.COMPRESSION);
        return choices.mode() == MigrationMode.LIVE
                && (options.ticked(Field.POSTCOPY) || (choices.policy() == MigrationPolicy.FINISH && possible));
    }
}
