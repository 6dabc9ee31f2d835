package io.gangway.migration.preflight;

import io.gangway.libvirt.fact.PoolFacts;
import io.gangway.libvirt.fact.UefiVariables;
import io.gangway.migration.preflight.Objection.Sentence;
import io.gangway.migration.preflight.Question.Arriving;
import io.gangway.migration.preflight.Question.Departing;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationOptions;
import io.gangway.vm.details.VmNeeds;
import io.gangway.xml.SafeXml;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What ends the checks at once, since it makes no sense to go on asking: the VM leaves already, or a request is about disks,
 * drives and pools that are not there. To pass over such a slip would leave undone what somebody asked for, and nobody would
 * hear of it.
 */
enum DepartureRule implements Rule<PreflightFindings> {
    MOVED_BY_OTHERS(Field.UUID) {
        @Override
        public List<Question<Departing, ?>> ofSource() {
            return List.of(DepartureQuestions.MOVING);
        }

        @Override
        public Stream<Objection> judge(PreflightFindings findings) {
            return findings.source().to(DepartureQuestions.MOVING)
                    ? blocked((say, ends) -> say.movedByOthers(ends.vm(), ends.source()))
                    : Stream.empty();
        }
    },

    NO_SUCH_DISK(Field.DISKS) {
        @Override
        public Stream<Objection> judge(PreflightFindings findings) {
            MigrationOptions options = findings.choices().options();
            List<String> all = targets(findings.needs().disks());
            return Stream.of(
                            of(Field.DISKS, options.names(Field.DISKS), all),
                            of(Field.TARGETS, options.pools().keySet(), all),
                            of(Field.OVERWRITE, options.names(Field.OVERWRITE), all))
                    .flatMap(objections -> objections);
        }

        private Stream<Objection> of(Field at, Collection<String> named, List<String> all) {
            return missing(named, all)
                    .flatMap(disk -> blocked(
                            at,
                            "",
                            (say, ends) -> all.isEmpty()
                                    ? say.noDisks(ends.vm(), disk)
                                    : say.noSuchDisk(ends.vm(), disk, Sentence.listed(say, all))));
        }
    },

    /** A drive may be empty: then there is nothing to eject. */
    NO_SUCH_DRIVE(Field.EJECT) {
        @Override
        public Stream<Objection> judge(PreflightFindings findings) {
            List<String> drives = targets(findings.needs().disks().stream()
                    .filter(disk -> disk.device().removable())
                    .toList());
            return missing(findings.choices().options().names(Field.EJECT), drives)
                    .flatMap(drive -> blocked((say, ends) -> drives.isEmpty()
                            ? say.noDrives(ends.vm(), drive)
                            : say.noSuchDrive(ends.vm(), drive, Sentence.listed(say, drives))));
        }
    },

    /**
     * libvirt calls the file of UEFI variables after the VM where the configuration does not name it: at the next start under
     * another name it makes new ones.
     */
    VARIABLES_BY_NAME(Field.DESTINATION_NAME) {
        @Override
        public List<Question<Departing, ?>> ofSource() {
            return List.of(NAME, DepartureQuestions.KEPT);
        }

        @Override
        public Stream<Objection> judge(PreflightFindings findings) {
            MigrationOptions options = findings.choices().options();
            Optional<String> name = options.text(Field.DESTINATION_NAME)
                    .filter(other -> !other.equals(findings.source().to(NAME)));
            boolean keepsNothing = findings.runs() && findings.choices().duration() == MigrationDuration.TEMPORARY;
            if (name.isEmpty() || keepsNothing) {
                return Stream.empty();
            }
            String there = options.text(Field.PERSISTENT_XML)
                    .or(() -> options.text(Field.DESTINATION_XML).filter(xml -> !findings.runs()))
                    .orElseGet(() -> findings.source().to(DepartureQuestions.KEPT));
            return UefiVariables.in(SafeXml.parse(there)).stream()
                    .filter(UefiVariables::byName)
                    .flatMap(variables -> blocked((say, ends) -> say.variablesByName(ends.vm(), name.get())));
        }
    },

    /** Asked of the destination before the disks are looked for there. */
    NO_SUCH_POOL(Field.TARGETS) {
        @Override
        public List<Question<Arriving, ?>> ofDestination() {
            return List.of(POOLS);
        }

        @Override
        public Stream<Objection> judge(PreflightFindings findings) {
            List<String> had = findings.destination().to(POOLS);
            return missing(Set.copyOf(findings.choices().options().pools().values()), had)
                    .flatMap(pool -> blocked((say, ends) -> had.isEmpty()
                            ? say.noPools(ends.destination(), pool)
                            : say.noSuchPool(ends.destination(), pool, Sentence.listed(say, had))));
        }
    };

    /** What the VM is called, which the console knows already. */
    static final Question<Departing, String> NAME =
            Question.needed("its name", asking -> asking.host().vm().name());

    /** The names of all storage pools, in order. */
    static final Question<Arriving, List<String>> POOLS =
            new Question<>("its pools", List.of(), asking -> asking.host().to().pools().all().stream()
                    .map(PoolFacts::name)
                    .sorted()
                    .toList());

    /** Those that need the source alone, as they are judged one after the other; what is told together stands together. */
    static final List<List<DepartureRule>> OF_SOURCE =
            List.of(List.of(MOVED_BY_OTHERS), List.of(NO_SUCH_DISK, NO_SUCH_DRIVE), List.of(VARIABLES_BY_NAME));

    private final Field field;

    DepartureRule(Field field) {
        this.field = field;
    }

    @Override
    public String code() {
        return Rule.code(this);
    }

    @Override
    public Field field() {
        return field;
    }

    private static Stream<String> missing(Collection<String> named, List<String> had) {
        return named.stream().filter(name -> !had.contains(name)).sorted();
    }

    private static List<String> targets(Collection<VmNeeds.Disk> disks) {
        return disks.stream().map(VmNeeds.Disk::target).sorted().toList();
    }
}
