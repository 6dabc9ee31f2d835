package io.gangway.libvirt;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;

/**
 * Tries how far a VM would come on a destination, without moving it: a migration, led by this process, that is to listen
 * on an address which no host has (from the range for documentation, RFC 5737).
 *
 * <p>Both hosts make everything ready, up to a QEMU on the destination that has opened the VM's disks and networks and
 * then cannot listen. What is wrong with the destination comes before that, and comes from the destination itself: where
 * hosts migrate among themselves, libvirt 9 often loses its words as it closes the connection.
 */
public final class ArrivalTrial {

    private static final String NOBODYS_ADDRESS = "203.0.113.1";
    private static final String CANNOT_LISTEN = "Cannot assign requested address";

    private final LibvirtApi api;
    private final VirtConnection source;
    private final VirtConnection destination;
    private final ConnectionPointer pointer;

    ArrivalTrial(
            LibvirtApi api, VirtConnection source, VirtConnection destination, ConnectionPointer destinationPointer) {
        this.api = api;
        this.source = source;
        this.destination = destination;
        this.pointer = destinationPointer;
    }

    /**
     * Makes the trial of a migration; blocks for as long as it takes to start a QEMU.
     *
     * @return what libvirt answered; {@link #arrives} says whether it came far enough. Empty if the source no longer
     *     knows the VM
     */
    public String attempt(UUID uuid, MigrationCall migration) {
        Set<MigrationCall.Flag> flags = EnumSet.copyOf(migration.flags());
        flags.remove(MigrationCall.Flag.PEER2PEER);
        flags.remove(MigrationCall.Flag.TUNNELLED);
        Map<String, Object> fields = new HashMap<>(migration.params());
        fields.put("listen_address", NOBODYS_ADDRESS);
        MigrationCall trial = new MigrationCall(migration.destination(), flags, fields);
        try {
            return destination.call(
                    () -> source.read(uuid, domain -> migrate(domain, trial)).orElse(""));
        } catch (VirtException e) {
            return e.getMessage();
        }
    }

    private String migrate(DomainPointer domain, MigrationCall trial) {
        try (TypedParameters params = new TypedParameters(api)) {
            trial.params().forEach(params::add);
            DomainPointer arrived =
                    api.virDomainMigrate3(domain, pointer, params.pointer(), params.count(), trial.bits());
            if (arrived != null) {
                api.virDomainFree(arrived);
                return "";
            }
            return source.failure().getMessage();
        }
    }

    /** Whether a trial ended only because of the address that it was given. */
    public static boolean arrives(String answer) {
        return answer.contains(CANNOT_LISTEN);
    }
}
