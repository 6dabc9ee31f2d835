package io.gangway.migration;

import io.gangway.libvirt.MigrationCall;
import io.gangway.libvirt.MigrationCall.Flag;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Says in libvirt's terms what a request asks for. */
final class MigrationCalls {

    private MigrationCalls() {}

    static MigrationCall of(MigrationRequest request) {
        Set<Flag> flags = EnumSet.of(Flag.LIVE, Flag.PEER2PEER);
        if (request.choices().duration() == MigrationDuration.PERMANENT) {
            flags.add(Flag.PERSIST_DEST);
            flags.add(Flag.UNDEFINE_SOURCE);
        }
        if (request.choices().storage() == MigrationStorage.COPY) {
            flags.add(Flag.NON_SHARED_DISK);
        }
        Map<String, Object> params = new HashMap<>();
        request.destination().migrateUri().ifPresent(uri -> params.put("migrate_uri", uri));
        return new MigrationCall(request.destination().uri(), flags, params);
    }
}
