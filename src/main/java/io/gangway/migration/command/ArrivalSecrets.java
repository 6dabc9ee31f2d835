package io.gangway.migration.command;

import io.gangway.configuration.KeptSecrets;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.MigrationCall;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Puts the passwords back into the configurations with which a VM goes on at its destination. They are neither shown
 * nor written down, and without them the VM's screens would be open there.
 */
public final class ArrivalSecrets {

    private ArrivalSecrets() {}

    public static MigrationCall restored(VirtConnection source, UUID uuid, MigrationCall call) {
        Map<String, Object> params = new HashMap<>(call.params());
        params.computeIfPresent(
                "destination_xml",
                (name, xml) -> restored(source.definitions().migratableWithSecrets(uuid), (String) xml));
        params.computeIfPresent(
                "persistent_xml", (name, xml) -> restored(source.definitions().withSecrets(uuid), (String) xml));
        return new MigrationCall(call.destination(), call.flags(), params);
    }

    private static String restored(Optional<String> original, String edited) {
        return original.map(secret -> KeptSecrets.of(secret).restored(edited)).orElse(edited);
    }
}
