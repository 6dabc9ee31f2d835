package io.gangway.migration.preflight;

import io.gangway.belongings.Belonging;
import io.gangway.belongings.Belongings;
import io.gangway.belongings.Possessions;
import io.gangway.belongings.There;
import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.migration.preflight.Question.Arriving;
import io.gangway.migration.preflight.Question.Departing;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.vm.details.ListeningSocket;
import io.gangway.vm.details.VmNeeds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What both hosts said when they were asked whether a VM can go from the one to the other, and what follows from it. The rules
 * judge by it.
 *
 * @param source what the source said
 * @param destination what the destination said, as far as it was asked
 * @param disks what both said of the VM's disks
 */
record PreflightFindings(
        MigrationRequest request, Answers<Departing> source, Answers<Arriving> destination, List<DiskFinding> disks) {

    PreflightFindings {
        disks = List.copyOf(disks);
    }

    /** Of a destination that cannot be asked, or was not yet. */
    PreflightFindings(MigrationRequest request, Answers<Departing> source) {
        this(request, source, Answers.unknown(), List.of());
    }

    /** One of the disks, among all that was found. */
    record OneDisk(DiskFinding disk, PreflightFindings findings) {

        OneDisk seenBy(Rule<?> rule) {
            return new OneDisk(disk, findings.seenBy(rule));
        }

        /** Whether a person chose the pool into which it is copied. */
        boolean poolChosen() {
            return findings.choices().options().pools().containsKey(disk.target());
        }

        /** The field by which a person chose where it goes. */
        Field place() {
            return poolChosen() ? Field.TARGETS : Field.STORAGE;
        }
    }

    Stream<OneDisk> eachDisk() {
        return disks.stream().map(disk -> new OneDisk(disk, this));
    }

    MigrationChoices choices() {
        return request.choices();
    }

    /** Whether the guest runs while it moves: else what it lacks there can be mended before it starts. */
    boolean runs() {
        return choices().mode() != MigrationMode.OFFLINE;
    }

    /** The VM as it is to run on the destination. */
    VmNeeds needs() {
        return source.to(DepartureQuestions.NEEDS);
    }

    /** As a rule may know it: no more than it asked for. */
    PreflightFindings seenBy(Rule<?> rule) {
        List<Question<Departing, ?>> asked = Stream.concat(
                        Stream.of(DepartureQuestions.NEEDS), rule.ofSource().stream())
                .toList();
        return new PreflightFindings(request, source.only(asked), destination.only(rule.ofDestination()), disks);
    }

    /** All that belongs to the VM on its source. */
    Possessions here() {
        return source.to(DepartureQuestions.POSSESSIONS)
                .withDisks(disks.stream().map(PreflightFindings::owned).toList());
    }

    private static Possessions.Disk owned(DiskFinding disk) {
        return new Possessions.Disk(
                disk.target(),
                disk.path(),
                disk.place()
                        .source()
                        .map(file -> OptionalLong.of(file.allocationBytes()))
                        .orElse(OptionalLong.empty()),
                disk.place().chain().stream().map(VolumeFacts::path).toList(),
                disk.copied());
    }

    /** The same with what becomes of each part. A medium that is ejected before the start stays, and is in nobody's way. */
    List<Belonging> belongings() {
        Set<String> ejected = Set.copyOf(choices().options().names(Field.EJECT));
        return Belongings.of(here(), destination.to(BelongingRule.THERE), request.way()).stream()
                .map(belonging -> belonging.kind() == Belonging.Kind.MEDIUM && ejected.contains(belonging.name())
                        ? belonging.with(Belonging.Fate.STAYS)
                        : belonging)
                .toList();
    }

    /** Paths of the files that are made on the destination for this migration. */
    List<String> made() {
        return Stream.concat(
                        disks.stream()
                                .filter(disk -> disk.copied() && disk.there().isEmpty())
                                .map(disk -> disk.place().destinationPath())
                                .filter(path -> !path.isEmpty()),
                        nvramMade().stream())
                .toList();
    }

    /** libvirt makes the file of its UEFI variables there before the VM comes, and leaves it there if that does not come. */
    private Optional<String> nvramMade() {
        There there = destination.to(BelongingRule.THERE);
        boolean madeAnew = runs() && !choices().options().has(Field.DESTINATION_XML) && there.nvramFree();
        return here().nvram().filter(path -> madeAnew);
    }

    /** Paths of what lies on the destination where disks are copied to, by the disks' targets. */
    Map<String, String> writtenOver() {
        return disks.stream()
                .filter(disk -> disk.copied() && disk.there().isPresent())
                .collect(Collectors.toMap(
                        DiskFinding::target, disk -> disk.place().destinationPath(), (one, other) -> one));
    }

    /**
     * Where the VM is to listen, if a trial may tell whether it can. A trial opens the VM's disks on the destination, and
     * gives it variables and a TPM of its own: it is made only where all that is there already or needed by nothing.
     */
    List<ListeningSocket> toTry() {
        Possessions here = here();
        boolean harmless = runs()
                && !choices().storage().copies()
                && !here.tpm()
                && here.nvram().isEmpty();
        return needs().sockets().stream()
                .filter(socket -> harmless && socket.particular())
                .toList();
    }
}
