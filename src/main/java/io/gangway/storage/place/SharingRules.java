package io.gangway.storage.place;

import io.gangway.libvirt.fact.PoolFacts;
import io.gangway.libvirt.fact.PoolSource;
import io.gangway.storage.place.Sharing.Answer;
import io.gangway.storage.place.Sharing.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What two hosts' own words prove of whether a disk is the same for both. Asks nobody; empty where a proof by writing is
 * needed.
 */
final class SharingRules {

    /** Pools whose source is a server's, reached by its name. */
    private static final Set<String> ON_A_NETWORK =
            Set.of("netfs", "rbd", "gluster", "iscsi", "iscsi-direct", "sheepdog", "vstorage");

    /**
     * Names under which udev lists a device by an identity that it has from its maker or its storage array: World Wide
     * Names, SCSI identifiers of that kind, NVMe's EUI-64 and NGUID, and multipath maps of them. Serial numbers that
     * whoever set a machine up chose, such as {@code virtio-}, are not among them.
     */
    private static final Pattern ONE_DEVICE_ALONE = Pattern.compile(
            "/dev/disk/by-id/(wwn-0x[0-9a-f]{16,}|scsi-3[0-9a-f]{15,}|nvme-(eui|nguid|uuid)\\.[0-9a-f-]{16,}"
                    + "|dm-uuid-mpath-3[0-9a-f]{15,})(-part[0-9]+)?|/dev/mapper/3[0-9a-f]{16,32}");

    private SharingRules() {}

    /** Two folders: whether both hosts have a pool of the same source exactly there. */
    static Optional<Sharing> folders(List<PoolFacts> from, String folder, List<PoolFacts> to, String other) {
        return over(from, folder).flatMap(source -> over(to, other).flatMap(destination -> pools(source, destination)));
    }

    private static Optional<PoolFacts> over(List<PoolFacts> pools, String folder) {
        return pools.stream()
                .filter(PoolFacts::active)
                .filter(pool -> HostPath.normal(pool.target()).equals(folder))
                .filter(pool -> ON_A_NETWORK.contains(pool.type()))
                .findFirst();
    }

    /** Two pools. */
    static Optional<Sharing> pools(PoolFacts from, PoolFacts to) {
        return sameNetworkSource(from, to)
                ? Optional.of(Sharing.of(Answer.SHARED, Reason.SAME_POOL_SOURCE))
                : Optional.empty();
    }

    private static boolean sameNetworkSource(PoolFacts one, PoolFacts other) {
        PoolSource from = one.source();
        PoolSource to = other.source();
        return ON_A_NETWORK.contains(one.type())
                && one.type().equals(other.type())
                && !from.server().isEmpty()
                && !ownName(from.server())
                && from.server().equalsIgnoreCase(to.server())
                && ("/" + from.folder()).replace("//", "/").equals(("/" + to.folder()).replace("//", "/"))
                && from.format().equals(to.format());
    }

    /** A name that each host takes for itself. */
    private static boolean ownName(String server) {
        return server.equalsIgnoreCase("localhost") || server.startsWith("127.") || server.equals("::1");
    }

    /**
     * A block device.
     *
     * @param there whether the destination has the same name, with the same size
     */
    static Sharing block(String path, boolean there) {
        return there && ONE_DEVICE_ALONE.matcher(path).matches()
                ? Sharing.of(Answer.SHARED, Reason.SAME_DEVICE)
                : Sharing.of(Answer.UNKNOWN, Reason.NAME_PROVES_NOTHING);
    }
}
