package io.gangway.storage;

import io.gangway.libvirt.PoolFacts;
import io.gangway.libvirt.VirtException;
import io.gangway.libvirt.VolumeFacts;
import java.time.Duration;
import java.util.Optional;

/**
 * Copies a volume from a pool of one host into a pool of another, through this process.
 *
 * <ol>
 *   <li>Ask both hosts, and refuse what cannot go well: see {@link CopyRules}. Nothing that is there is written over.
 *   <li>Make an empty file of the same length on the destination. The bytes of the source's file go into it as they are,
 *       so that format and capacity come with them; holes stay holes.
 *   <li>Read the destination's file again and compare its checksum with that of what was read from the source.
 *   <li>On any failure and on a cancel: delete the half-made file.
 * </ol>
 *
 * <p>A volume that somebody writes to meanwhile is not copied well: the VM must be shut off.
 */
public final class VolumeCopy {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final StorageHost source;
    private final StorageHost destination;
    private final CopyProgress progress;

    VolumeCopy(StorageHost source, StorageHost destination, CopyProgress progress) {
        this.source = source;
        this.destination = destination;
        this.progress = progress;
    }

    /** What a copy needs to know of its volume and of its pool, asked afresh. */
    public record Plan(VolumeFacts volume, PoolFacts pool) {}

    /** Step 1 alone, which changes nothing; throws {@link CopyFailed} if the copy is refused. */
    public Plan plan(String fromPool, String name, String toPool) {
        VolumeFacts volume = source.within(PATIENCE, from -> from.volumes().find(fromPool, name))
                .orElseThrow(() -> new CopyFailed(
                        CopyFailed.Reason.REFUSED,
                        "The storage pool " + fromPool + " on " + source.name() + " has no volume " + name + "."));
        PoolFacts pool = destination
                .within(PATIENCE, to -> to.pools().find(toPool))
                .orElseThrow(() -> new CopyFailed(
                        CopyFailed.Reason.REFUSED,
                        destination.name() + " has no storage pool " + toPool + ". Set it up there first."));
        new CopyRules(source.name(), destination.name()).check(volume, pool, present(pool, name));
        progress.expect(volume.lengthBytes());
        return new Plan(volume, pool);
    }

    /** libvirt knows only what it saw last, so it is made to look. */
    private Optional<VolumeFacts> present(PoolFacts pool, String name) {
        if (!pool.active()) {
            return Optional.empty();
        }
        return destination.within(PATIENCE, to -> {
            to.pools().refresh(pool.name());
            return to.volumes().find(pool.name(), name);
        });
    }

    /**
     * All steps. Blocks for as long as they take.
     *
     * @return the volume on the destination
     * @throws CopyFailed if it could not be copied, or was cancelled
     */
    public VolumeFacts run(Plan plan) {
        String pool = plan.pool().name();
        String name = plan.volume().name();
        long length = plan.volume().lengthBytes();
        try {
            VolumeFacts made =
                    destination.within(PATIENCE, to -> to.volumes().create(pool, StorageXml.rawVolume(name, length)));
            try {
                return fill(plan, made);
            } catch (RuntimeException e) {
                throw cleanUp(made, failure(e));
            }
        } catch (VirtException e) {
            if (e.unanswered()) {
                throw failure(e);
            }
            throw new CopyFailed(
                    CopyFailed.Reason.REFUSED, destination.name() + " did not make " + name + ": " + e.getMessage());
        }
    }

    private VolumeFacts fill(Plan plan, VolumeFacts made) {
        VolumeTransfer transfer = new VolumeTransfer(source, destination, progress);
        String sent = transfer.copy(plan.volume(), made);
        String arrived = transfer.check(made, plan.volume().lengthBytes());
        if (!sent.equals(arrived)) {
            throw new CopyFailed(
                    CopyFailed.Reason.DIFFERENT,
                    "What " + destination.name() + " has of " + made.name() + " is not what " + source.name()
                            + " sent: the checksums differ. Check the storage of both hosts before a second try.");
        }
        return destination
                .within(PATIENCE, to -> {
                    to.pools().refresh(made.pool());
                    return to.volumes().find(made.pool(), made.name());
                })
                .orElseThrow(() -> new CopyFailed(
                        CopyFailed.Reason.BROKEN,
                        destination.name() + " lost the volume " + made.name() + " right after it was copied."));
    }

    private static CopyFailed failure(RuntimeException e) {
        if (e instanceof CopyFailed failed) {
            return failed;
        }
        return e instanceof VirtException virt
                ? CopyFailed.broken(virt.host() + ": " + virt.getMessage(), e)
                : CopyFailed.broken("The console itself failed: " + e.getMessage(), e);
    }

    private CopyFailed cleanUp(VolumeFacts made, CopyFailed failure) {
        try {
            destination.within(PATIENCE, to -> to.volumes().delete(made.pool(), made.name()));
            return failure;
        } catch (VirtException e) {
            return failure.leaving(made.path());
        }
    }
}
