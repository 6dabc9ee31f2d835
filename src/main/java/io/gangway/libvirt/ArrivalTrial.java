package io.gangway.libvirt;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

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

    private ArrivalTrial() {}

    /**
     * Makes the trial of a migration; blocks for as long as it takes to start a QEMU.
     *
     * @return what libvirt answered; {@link #arrives} says whether it came far enough
     * @throws IllegalArgumentException for an offline move, which opens no port: the trial would really move the VM
     */
    public static String attempt(
            VirtConnection source, VirtConnection destination, UUID uuid, MigrationCall migration) {
        if (migration.flags().contains(MigrationCall.Flag.OFFLINE)) {
            throw new IllegalArgumentException("there is no trial of an offline move");
        }
        Set<MigrationCall.Flag> flags = EnumSet.copyOf(migration.flags());
        flags.remove(MigrationCall.Flag.PEER2PEER);
        flags.remove(MigrationCall.Flag.TUNNELLED);
        Map<String, Object> params = new HashMap<>(migration.params());
        params.put("listen_address", NOBODYS_ADDRESS);
        try {
            source.jobs().migrateThrough(destination, uuid, new MigrationCall(migration.destination(), flags, params));
            return "";
        } catch (VirtException e) {
            return e.getMessage();
        }
    }

    /** Whether a trial ended only because of the address that it was given. */
    public static boolean arrives(String answer) {
        return answer.contains(CANNOT_LISTEN);
    }
}
