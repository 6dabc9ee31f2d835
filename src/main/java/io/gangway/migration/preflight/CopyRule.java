package io.gangway.migration.preflight;

import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.migration.preflight.Objection.Sentence;
import io.gangway.migration.preflight.PreflightFindings.OneDisk;
import io.gangway.migration.request.Field;
import io.gangway.page.Units;
import io.gangway.storage.place.DiskPlace;
import io.gangway.storage.place.HostPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is in the way of a disk that is to be copied: what both hosts reach must not be, and nothing that is there is written
 * over unless a person said so of a file that nobody uses.
 */
enum CopyRule implements Rule<OneDisk> {
    DISK_SHARED {
        @Override
        public Stream<Objection> judge(OneDisk one) {
            DiskFinding disk = one.disk();
            if (!disk.shared()) {
                return Stream.empty();
            }
            List<String> others = one.findings().disks().stream()
                    .filter(other -> other.separate() && other.disk().written())
                    .map(DiskFinding::target)
                    .toList();
            boolean named =
                    !one.findings().choices().options().names(Field.DISKS).isEmpty();
            return blocked(
                    named ? Field.DISKS : Field.STORAGE,
                    "",
                    (say, ends) -> others.isEmpty()
                            ? say.diskShared(ends.vm(), disk.target(), disk.path(), ends.destination())
                            : say.diskSharedAmongOthers(
                                    ends.vm(),
                                    disk.target(),
                                    disk.path(),
                                    ends.destination(),
                                    Sentence.listed(say, others)));
        }
    },

    FILE_IN_USE {
        @Override
        public Stream<Objection> judge(OneDisk one) {
            DiskFinding disk = one.disk();
            return disk.user().stream()
                    .flatMap(user -> blocked(
                            one.place(),
                            "",
                            (say, ends) -> say.fileInUse(
                                    ends.vm(),
                                    disk.target(),
                                    disk.place().destinationPath(),
                                    ends.destination(),
                                    user.name(),
                                    user.as())));
        }
    },

    FILE_IN_USE_ELSEWHERE {
        @Override
        public Stream<Objection> judge(OneDisk one) {
            DiskFinding disk = one.disk();
            return disk.elsewhere().stream()
                    .flatMap(found -> blocked(
                            one.place(),
                            "",
                            (say, ends) -> say.fileInUseElsewhere(
                                    ends.vm(),
                                    disk.target(),
                                    disk.place().destinationPath(),
                                    ends.destination(),
                                    found.host().value(),
                                    found.user().name(),
                                    found.user().as())));
        }
    },

    MAY_BE_THE_DISK_ITSELF {
        @Override
        public Stream<Objection> judge(OneDisk one) {
            DiskFinding disk = one.disk();
            return disk.there().stream()
                    .filter(there -> !disk.separate())
                    .flatMap(there -> blocked(
                            one.place(),
                            "",
                            (say, ends) -> say.mayBeTheDiskItself(
                                    ends.vm(), disk.target(), there.path(), ends.source(), ends.destination())));
        }
    },

    /** QEMU rounds the size of a disk up to whole sectors. */
    VOLUME_OF_ANOTHER_SIZE {
        @Override
        public Stream<Objection> judge(OneDisk one) {
            return one.disk().there().stream().flatMap(there -> judge(one, there));
        }

        private Stream<Objection> judge(OneDisk one, VolumeFacts there) {
            DiskFinding disk = one.disk();
            long size = disk.size().orElse(there.capacityBytes());
            return sectors(there.capacityBytes()) == sectors(size)
                    ? Stream.empty()
                    : blocked(
                            one.place(),
                            "",
                            (say, ends) -> say.volumeOfAnotherSize(
                                    ends.vm(),
                                    disk.target(),
                                    size(size, there.capacityBytes()),
                                    ends.destination(),
                                    there.path(),
                                    size(there.capacityBytes(), size)));
        }
    },

    /** One for each reason why it is not known that nobody needs the file; a yes to writing over it is not enough. */
    MAYBE_USED {
        @Override
        public Stream<Objection> judge(OneDisk one) {
            DiskFinding disk = one.disk();
            return disk.there().stream().flatMap(there -> disk.doubts().stream()
                    .distinct()
                    .flatMap(doubt ->
                            warning(UnprovenUse.which(disk.target(), doubt), (say, ends) -> new UnprovenUse(ends, say)
                                    .sentence(disk.target(), there.path(), doubt))));
        }
    },

    FILE_THERE {
        @Override
        public Stream<Objection> judge(OneDisk one) {
            DiskFinding disk = one.disk();
            List<String> named = one.findings().choices().options().names(Field.OVERWRITE);
            return disk.there().stream()
                    .filter(there -> !named.contains(disk.target()))
                    .flatMap(there -> blocked(Field.OVERWRITE, disk.target(), (say, ends) -> {
                        String vm = ends.vm();
                        if (disk.own()) {
                            return say.fileThereItsOwn(vm, disk.target(), there.path(), ends.destination());
                        }
                        return disk.doubts().isEmpty()
                                ? say.fileThere(vm, disk.target(), there.path(), ends.destination())
                                : say.fileThereUnproven(vm, disk.target(), there.path(), ends.destination());
                    }));
        }
    },

    DEVICE_NOT_SEEN {
        @Override
        public Stream<Objection> judge(OneDisk one) {
            String path = one.disk().place().destinationPath();
            return toItsOwnPlace(one) && HostPath.folder(path).equals("/dev")
                    ? blocked((say, ends) ->
                            say.deviceNotSeen(ends.vm(), one.disk().target(), path, ends.destination()))
                    : Stream.empty();
        }
    },

    POOL_MISSING {
        @Override
        public Stream<Objection> judge(OneDisk one) {
            DiskPlace place = one.disk().place();
            String path = place.destinationPath();
            return toItsOwnPlace(one)
                            && !path.isEmpty()
                            && place.destinationPool().isEmpty()
                    ? blocked((say, ends) ->
                            say.poolMissing(ends.vm(), one.disk().target(), HostPath.folder(path), ends.destination()))
                    : Stream.empty();
        }
    };

    private static final long SECTOR = 512;

    /** Of all disks together. Whoever copies a disk must count with a guest that fills it. */
    static final class Room implements Rule<PreflightFindings> {

        @Override
        public String code() {
            return "no-room";
        }

        @Override
        public Field field() {
            return Field.STORAGE;
        }

        @Override
        public Stream<Objection> judge(PreflightFindings findings) {
            Map<String, Long> needed = new LinkedHashMap<>();
            Map<String, Long> free = new LinkedHashMap<>();
            findings.eachDisk()
                    .filter(one -> one.disk().copied() && !one.disk().shared() && toItsOwnPlace(one))
                    .map(OneDisk::disk)
                    .filter(disk -> !disk.place().destinationPool().isEmpty()
                            && disk.size().isPresent()
                            && disk.place().room().isPresent())
                    .forEach(disk -> {
                        String pool = disk.place().destinationPool();
                        needed.merge(pool, disk.size().getAsLong(), Long::sum);
                        free.put(pool, disk.place().room().getAsLong());
                    });
            return needed.entrySet().stream()
                    .filter(pool -> pool.getValue() > free.get(pool.getKey()))
                    .flatMap(pool -> blocked((say, ends) -> say.noRoom(
                            pool.getKey(),
                            ends.destination(),
                            Units.bytes(free.get(pool.getKey())),
                            ends.vm(),
                            Units.bytes(pool.getValue()))));
        }
    }

    @Override
    public String code() {
        return Rule.code(this);
    }

    @Override
    public Field field() {
        return Field.STORAGE;
    }

    /** Where nothing lies yet. A pool that is chosen is looked at when the copy is planned. */
    private static boolean toItsOwnPlace(OneDisk one) {
        return !one.poolChosen() && one.disk().there().isEmpty();
    }

    private static long sectors(long bytes) {
        return (bytes + SECTOR - 1) / SECTOR;
    }

    /** Sizes that read alike in round figures are told to the byte. */
    private static String size(long bytes, long other) {
        boolean alike = Math.abs(bytes - other) < Math.max(bytes, other) / 100;
        return alike ? bytes + " B" : Units.bytes(bytes);
    }
}
