package io.gangway.migration.preflight;

import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.page.Units;
import io.gangway.storage.place.DiskPlace;
import io.gangway.storage.place.DiskUse;
import io.gangway.storage.place.HostPath;
import io.gangway.storage.place.UseElsewhere;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says what is in the way of a VM's disks: what only its source reaches must be copied, what both reach must not be, and
 * nothing that is there is written over unless a person said so of a file that nobody uses.
 */
final class DiskRules {

    /** QEMU rounds the size of a disk up to whole sectors. */
    private static final long SECTOR = 512;

    private final FailureCatalogue.Ends ends;
    private final PreflightMessages say;
    private final MigrationChoices choices;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Concern> concerns = new ArrayList<>();

    DiskRules(FailureCatalogue.Ends ends, PreflightMessages say, MigrationChoices choices) {
        this.ends = ends;
        this.say = say;
        this.choices = choices;
    }

    Judgement judge(List<DiskFinding> disks) {
        for (DiskFinding disk : disks) {
            if (disk.copied()) {
                copied(disk, disks);
            } else if (choices.mode() == MigrationMode.OFFLINE) {
                leftToThePerson(disk);
            } else {
                reached(disk);
            }
        }
        room(disks);
        return new Judgement(problems, concerns, List.of());
    }

    /** A guest that runs opens the same file there, or cannot go on. */
    private void reached(DiskFinding disk) {
        boolean unsafe = choices.options().ticked(Field.UNSAFE);
        if (!disk.separate() || unsafe || (!disk.disk().written() && there(disk).isPresent())) {
            return;
        }
        if (choices.storage().copies()) {
            at(Field.DISKS, say.diskLeftOut(ends.vm(), target(disk), path(disk), ends.source(), ends.destination()));
        } else {
            at(
                    Field.STORAGE,
                    say.diskNotShared(ends.vm(), target(disk), path(disk), ends.source(), ends.destination()));
        }
    }

    /** What is shut off opens its disks only later; a file at the place that is not the same would be taken for it. */
    private void leftToThePerson(DiskFinding disk) {
        if (!disk.separate()) {
            return;
        }
        Optional<VolumeFacts> there = there(disk);
        if (there.isEmpty()) {
            concern("disk-missing:", disk, say.diskMissing(ends.vm(), target(disk), path(disk), ends.destination()));
        } else if (differs(disk, there.get())) {
            at(
                    Field.STORAGE,
                    say.diskDiffers(
                            ends.vm(),
                            target(disk),
                            told(disk.place().source(), disk.modifiedHere()),
                            ends.source(),
                            there.get().path(),
                            told(there, disk.modifiedThere()),
                            ends.destination()));
        } else if (!disk.modifiedHere().equals(disk.modifiedThere())) {
            concern(
                    "disk-there:",
                    disk,
                    say.diskNotTheSame(ends.vm(), target(disk), there.get().path(), ends.source(), ends.destination()));
        }
    }

    /** In size, or because it is older than what it would have to be a copy of. */
    private static boolean differs(DiskFinding disk, VolumeFacts there) {
        boolean size = disk.place()
                .source()
                .filter(here ->
                        here.lengthBytes() != there.lengthBytes() || here.capacityBytes() != there.capacityBytes())
                .isPresent();
        boolean older = disk.modifiedHere()
                .flatMap(here -> disk.modifiedThere().filter(other -> other.isBefore(here)))
                .isPresent();
        return size || older;
    }

    private static String told(Optional<VolumeFacts> file, Optional<Instant> modified) {
        return file.map(facts -> Units.bytes(facts.capacityBytes())).orElse("?")
                + modified.map(at -> ", " + Units.moment(at)).orElse("");
    }

    private void copied(DiskFinding disk, List<DiskFinding> all) {
        if (disk.shared()) {
            String others = all.stream()
                    .filter(other -> other.separate() && other.disk().written())
                    .map(DiskRules::target)
                    .reduce(say::listed)
                    .orElse("");
            at(
                    choices.options().names(Field.DISKS).isEmpty() ? Field.STORAGE : Field.DISKS,
                    others.isEmpty()
                            ? say.diskShared(ends.vm(), target(disk), path(disk), ends.destination())
                            : say.diskSharedAmongOthers(
                                    ends.vm(), target(disk), path(disk), ends.destination(), others));
            return;
        }
        String there = disk.place().destinationPath();
        if (disk.user().isPresent()) {
            DiskUse.User user = disk.user().get();
            at(place(disk), say.fileInUse(ends.vm(), target(disk), there, ends.destination(), user.name(), user.as()));
        } else if (disk.elsewhere().isPresent()) {
            UseElsewhere.Found found = disk.elsewhere().get();
            at(
                    place(disk),
                    say.fileInUseElsewhere(
                            ends.vm(),
                            target(disk),
                            there,
                            ends.destination(),
                            found.host().value(),
                            found.user().name(),
                            found.user().as()));
        } else {
            there(disk).ifPresentOrElse(file -> inPlace(disk, file), () -> placeFor(disk));
        }
    }

    /** Whether a person chose the pool into which it is copied. */
    private boolean poolChosen(DiskFinding disk) {
        return choices.options().pools().containsKey(target(disk));
    }

    /** The field by which a person chose where it goes. */
    private Field place(DiskFinding disk) {
        return poolChosen(disk) ? Field.TARGETS : Field.STORAGE;
    }

    private void inPlace(DiskFinding disk, VolumeFacts there) {
        long size = disk.size().orElse(there.capacityBytes());
        if (!disk.separate()) {
            at(
                    place(disk),
                    say.mayBeTheDiskItself(ends.vm(), target(disk), there.path(), ends.source(), ends.destination()));
        } else if (sectors(there.capacityBytes()) != sectors(size)) {
            at(
                    place(disk),
                    say.volumeOfAnotherSize(
                            ends.vm(),
                            target(disk),
                            size(size, there.capacityBytes()),
                            ends.destination(),
                            there.path(),
                            size(there.capacityBytes(), size)));
        } else {
            writtenOver(disk, there.path());
        }
    }

    private void writtenOver(DiskFinding disk, String there) {
        if (!choices.options().names(Field.OVERWRITE).contains(target(disk))) {
            problems.add(new Problem(
                    Field.OVERWRITE,
                    disk.own()
                            ? say.fileThereItsOwn(ends.vm(), target(disk), there, ends.destination())
                            : disk.doubts().isEmpty()
                                    ? say.fileThere(ends.vm(), target(disk), there, ends.destination())
                                    : say.fileThereUnproven(ends.vm(), target(disk), there, ends.destination()),
                    target(disk)));
        }
        concerns.addAll(new UnprovenUse(ends, say).of(target(disk), there, disk.doubts()));
    }

    private static long sectors(long bytes) {
        return (bytes + SECTOR - 1) / SECTOR;
    }

    /** Sizes that read alike in round figures are told to the byte. */
    private static String size(long bytes, long other) {
        boolean alike = Math.abs(bytes - other) < Math.max(bytes, other) / 100;
        return alike ? bytes + " B" : Units.bytes(bytes);
    }

    /** A pool that is chosen is looked at when the copy is planned. */
    private void placeFor(DiskFinding disk) {
        DiskPlace place = disk.place();
        String folder = HostPath.folder(place.destinationPath());
        if (poolChosen(disk)) {
            return;
        }
        if (folder.equals("/dev")) {
            at(Field.STORAGE, say.deviceNotSeen(ends.vm(), target(disk), place.destinationPath(), ends.destination()));
        } else if (!place.destinationPath().isEmpty() && place.destinationPool().isEmpty()) {
            at(Field.STORAGE, say.poolMissing(ends.vm(), target(disk), folder, ends.destination()));
        }
    }

    /** Whoever copies a disk must count with a guest that fills it. */
    private void room(List<DiskFinding> disks) {
        Map<String, Long> needed = new LinkedHashMap<>();
        Map<String, Long> free = new LinkedHashMap<>();
        for (DiskFinding disk : disks) {
            boolean made = disk.copied()
                    && !disk.shared()
                    && !poolChosen(disk)
                    && there(disk).isEmpty();
            String pool = disk.place().destinationPool();
            if (made
                    && !pool.isEmpty()
                    && disk.size().isPresent()
                    && disk.place().room().isPresent()) {
                needed.merge(pool, disk.size().getAsLong(), Long::sum);
                free.put(pool, disk.place().room().getAsLong());
            }
        }
        needed.forEach((pool, bytes) -> {
            if (bytes > free.get(pool)) {
                at(
                        Field.STORAGE,
                        say.noRoom(
                                pool, ends.destination(), Units.bytes(free.get(pool)), ends.vm(), Units.bytes(bytes)));
            }
        });
    }

    private static Optional<VolumeFacts> there(DiskFinding disk) {
        return disk.place().destination();
    }

    private static String target(DiskFinding disk) {
        return disk.disk().target();
    }

    private static String path(DiskFinding disk) {
        return disk.place().sourcePath();
    }

    private void concern(String kind, DiskFinding disk, String sentence) {
        concerns.add(new Concern(kind + target(disk), sentence));
    }

    private void at(Field field, String message) {
        problems.add(new Problem(field, message));
    }
}
