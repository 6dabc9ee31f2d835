package io.gangway.migration.preflight;

import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.storage.place.DiskPlace;
import io.gangway.storage.place.DiskUse;
import io.gangway.storage.place.Doubt;
import io.gangway.storage.place.Sharing;
import io.gangway.storage.place.Sharing.Answer;
import io.gangway.storage.place.Sharing.Reason;
import io.gangway.storage.place.UseElsewhere;
import io.gangway.vm.details.DiskSource;
import io.gangway.vm.details.VmNeeds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A disk as both hosts describe it, to be changed by what a test is about. */
final class DescribedDisk {

    private static final long MIB = 1L << 20;
    static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

    private final String target;
    Answer answer = Answer.SEPARATE;
    boolean copied;
    boolean readOnly;
    long size = 64 * MIB;
    OptionalLong there = OptionalLong.empty();
    Optional<Instant> modifiedThere = Optional.empty();
    String folder = "/images/";
    String pool = "local";
    long room = 1000 * MIB;
    Optional<DiskUse.User> user = Optional.empty();
    boolean own;
    Optional<UseElsewhere.Found> elsewhere = Optional.empty();
    List<Doubt> doubts = List.of();

    DescribedDisk(String target) {
        this.target = target;
    }

    DiskFinding finding() {
        String path = folder + target + ".qcow2";
        return new DiskFinding(
                new VmNeeds.Disk(
                        target, "virtio", VmNeeds.Disk.Kind.DISK, DiskSource.ofFile(path, "qcow2"), readOnly, false),
                new DiskPlace(
                        target,
                        new Sharing(answer, Reason.PROVEN, ""),
                        path,
                        Optional.of(volume(path, size)),
                        List.of(),
                        path,
                        there.isPresent() ? Optional.of(volume(path, there.getAsLong())) : Optional.empty(),
                        pool,
                        OptionalLong.of(room)),
                copied,
                OptionalLong.of(size),
                user,
                own,
                elsewhere,
                doubts,
                Optional.of(MONDAY),
                modifiedThere);
    }

    private static VolumeFacts volume(String path, long size) {
        return new VolumeFacts("local", "x", path, "file", "qcow2", size, size, size, "");
    }
}
