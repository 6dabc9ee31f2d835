package io.gangway.migration.preflight;

import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.migration.preflight.PreflightFindings.OneDisk;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.page.Units;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What is in the way of a disk that is not copied: what only its source reaches must be. */
enum DiskRule implements Rule<OneDisk> {

    /** A guest that runs opens the same file there, or cannot go on. */
    DISK_NOT_SHARED {
        @Override
        public Stream<Objection> judge(OneDisk one) {
            DiskFinding disk = one.disk();
            MigrationChoices choices = one.findings().choices();
            boolean there = !disk.disk().written() && disk.there().isPresent();
            if (!one.findings().runs() || !disk.separate() || choices.options().ticked(Field.UNSAFE) || there) {
                return Stream.empty();
            }
            return choices.storage().copies()
                    ? blocked(
                            Field.DISKS,
                            "",
                            (say, ends) -> say.diskLeftOut(
                                    ends.vm(), disk.target(), disk.path(), ends.source(), ends.destination()))
                    : blocked((say, ends) -> say.diskNotShared(
                            ends.vm(), disk.target(), disk.path(), ends.source(), ends.destination()));
        }
    },

    DISK_MISSING {
        @Override
        public Stream<Objection> judge(OneDisk one) {
            DiskFinding disk = one.disk();
            return leftToThePerson(one) && disk.there().isEmpty()
                    ? warning(
                            disk.target(),
                            (say, ends) -> say.diskMissing(ends.vm(), disk.target(), disk.path(), ends.destination()))
                    : Stream.empty();
        }
    },

    /** In size, or because it is older than what it would have to be a copy of: a file that would be taken for the disk. */
    DISK_DIFFERS {
        @Override
        public Stream<Objection> judge(OneDisk one) {
            DiskFinding disk = one.disk();
            return disk.there().stream()
                    .filter(there -> leftToThePerson(one) && differs(disk, there))
                    .flatMap(there -> blocked((say, ends) -> say.diskDiffers(
                            ends.vm(),
                            disk.target(),
                            told(disk.place().source(), disk.modifiedHere()),
                            ends.source(),
                            there.path(),
                            told(disk.there(), disk.modifiedThere()),
                            ends.destination())));
        }
    },

    /** A file of the same size that is not known to be the same. */
    DISK_THERE {
        @Override
        public Stream<Objection> judge(OneDisk one) {
            DiskFinding disk = one.disk();
            return disk.there().stream()
                    .filter(there ->
                            leftToThePerson(one) && !disk.modifiedHere().equals(disk.modifiedThere()))
                    .flatMap(there -> warning(
                            disk.target(),
                            (say, ends) -> say.diskNotTheSame(
                                    ends.vm(), disk.target(), there.path(), ends.source(), ends.destination())));
        }
    };

    @Override
    public String code() {
        return Rule.code(this);
    }

    @Override
    public Field field() {
        return Field.STORAGE;
    }

    /** What is shut off opens its disks only later. */
    private static boolean leftToThePerson(OneDisk one) {
        return !one.findings().runs() && one.disk().separate();
    }

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
}
