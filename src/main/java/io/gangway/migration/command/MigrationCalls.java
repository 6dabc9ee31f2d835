package io.gangway.migration.command;

import io.gangway.libvirt.fact.MigrationCall;
import io.gangway.libvirt.fact.MigrationCall.Flag;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationOptions;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.request.MigrationRoute;
import io.gangway.migration.request.MigrationStorage;
import io.gangway.migration.request.Option;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Says in libvirt's terms what a request asks for. */
public final class MigrationCalls {

    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private final Map<String, Object> params = new HashMap<>();

    private MigrationCalls() {}

    public static MigrationCall of(MigrationRequest request) {
        MigrationCalls call = new MigrationCalls();
        MigrationChoices choices = request.choices();
        call.main(choices);
        told(request).chosen().forEach(call::option);
        PolicyTerms.add(choices, call.flags, call.params);
        return new MigrationCall(request.destination().uri(), call.flags, call.params);
    }

    /** The options as libvirt is to be told of them. */
    private static MigrationOptions told(MigrationRequest request) {
        MigrationOptions options = request.choices().options();
        if (request.choices().mode() == MigrationMode.OFFLINE) {
            // The console itself copies the disks then, and no data takes a way of its own.
            return options.without(Field.DISKS);
        }
        return request.destination().addressed(options);
    }

    private void option(Field field, Object value) {
        Option option = field.option().orElseThrow();
        option.flag().ifPresent(flags::add);
        if (!option.parameter().isEmpty()) {
            params.put(option.parameter(), option.argument(value));
        }
    }

    private void main(MigrationChoices choices) {
        boolean permanent = choices.duration() == MigrationDuration.PERMANENT;
        boolean offline = choices.mode() == MigrationMode.OFFLINE;
        flag(Flag.PEER2PEER, choices.route() == MigrationRoute.HOST_TO_HOST);
        flag(Flag.LIVE, choices.mode() == MigrationMode.LIVE);
        flag(Flag.OFFLINE, offline);
        // A configuration is all that moves offline, so the destination keeps it in any case.
        flag(Flag.PERSIST_DEST, permanent || offline);
        // Offline, the console gives it up itself: libvirt would throw the state of a TPM away with it.
        flag(Flag.UNDEFINE_SOURCE, permanent && !offline);
        flag(Flag.NON_SHARED_DISK, choices.storage() == MigrationStorage.COPY && !offline);
        flag(Flag.NON_SHARED_INC, choices.storage() == MigrationStorage.COPY_DIFFERENCE);
    }

    private void flag(Flag flag, boolean set) {
        if (set) {
            flags.add(flag);
        }
    }
}
