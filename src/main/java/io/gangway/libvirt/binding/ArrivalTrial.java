package io.gangway.libvirt.binding;

import io.gangway.libvirt.fact.MigrationCall;
import io.gangway.libvirt.fact.VirtException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

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

    /**
     * QEMU, asked to wait for the data at the trial's own address. The VM's screens and ports, which may listen on an
     * address that the destination lacks, end in the same words; but they are opened as QEMU starts, and not by these
     * two commands.
     */
    private static final Pattern OWN_END = Pattern.compile(
            "'(?:migrate-incoming|nbd-server-start)': Failed to bind socket: Cannot assign requested address");

    private ArrivalTrial() {}

    /**
     * Makes the trial of a migration; blocks for as long as it takes to start a QEMU.
     *
     * @return what stands in the way; empty if everything on the destination could be made ready. Says nothing of the way
     *     that the data goes, nor of an address to listen on that the migration itself names.
     * @throws IllegalArgumentException for an offline move, which opens no port: the trial would really move the VM
     */
    public static Optional<VirtException> attempt(
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
            return Optional.empty();
        } catch (VirtException e) {
            return ownEnd(e.getMessage()) ? Optional.empty() : Optional.of(e);
        }
    }

    /** Whether these words are of the trial's own address, and of nothing that the VM needs. */
    public static boolean ownEnd(String words) {
        return OWN_END.matcher(words).find();
    }
}
