package io.gangway.migration.preflight;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.preflight.Question.Departing;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.storage.place.DiskPlace;
import io.gangway.storage.place.DiskPlaces;
import io.gangway.storage.place.DiskSource;
import io.gangway.storage.place.DiskUse;
import io.gangway.storage.place.Doubt;
import io.gangway.storage.place.HostFiles;
import io.gangway.storage.place.SharedDisks;
import io.gangway.storage.place.UseElsewhere;
import io.gangway.vm.details.VmNeeds;
import io.gangway.vm.inventory.Vm;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks both hosts about the disks of a VM that is to move. Changes nothing but for a marker, written and deleted again. */
@ApplicationScoped
public class DiskQuestions {

    /** A host that has hundreds of VMs takes a moment to say what they use. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Hosts hosts;
    private final SharedDisks shared;
    private final HostFiles files;
    private final UseElsewhere useElsewhere;

    /** What is known of the use of the places to which disks are copied. */
    private record Uses(Optional<DiskUse> destination, Map<String, UseElsewhere.Elsewhere> elsewhere) {}

    DiskQuestions(Hosts hosts, SharedDisks shared, HostFiles files, UseElsewhere useElsewhere) {
        this.hosts = hosts;
        this.shared = shared;
        this.files = files;
        this.useElsewhere = useElsewhere;
    }

    /** Asks; throws {@link VirtException} where a host does not answer. */
    List<DiskFinding> ask(Vm vm, HostName destination, Answers<Departing> source, MigrationChoices choices) {
        List<VmNeeds.Disk> copied = choices.storage().copies()
                ? source.to(DepartureQuestions.NEEDS).copied(choices.options().names(Field.DISKS))
                : List.of();
        List<VmNeeds.Disk> disks = source.to(DepartureQuestions.NEEDS).disks().stream()
                .filter(disk -> disk.source().present() && (!disk.device().removable() || copied.contains(disk)))
                .toList();
        requireAnswer(destination, vm);
        DiskPlaces places = places(
                vm.host(),
                destination,
                source.to(DepartureQuestions.CONFIGURATION),
                disks,
                elsewhere(source, choices, copied));
        Uses uses = copied.isEmpty() ? new Uses(Optional.empty(), Map.of()) : uses(destination, places, copied);
        return disks.stream()
                .flatMap(disk -> places.of(disk.target()).stream()
                        .map(place -> finding(vm, destination, source, disk, place, copied.contains(disk), uses)))
                .toList();
    }

    /** The other hosts are asked about what is there alone: what is not there is no storage of theirs. */
    private Uses uses(HostName destination, DiskPlaces places, List<VmNeeds.Disk> copied) {
        DiskUse use = hosts.call(destination, DiskUse::of).await(PATIENCE);
        List<String> there = copied.stream()
                .flatMap(disk -> places.of(disk.target()).stream())
                .filter(place ->
                        !place.sharing().shared() && place.destination().isPresent())
                .map(DiskPlace::destinationPath)
                .distinct()
                .toList();
        return new Uses(Optional.of(use), useElsewhere.of(destination, there));
    }

    /** A host that hangs is found out by a quick question, not by a storage that may take its time. */
    private void requireAnswer(HostName destination, Vm vm) {
        hosts.ask(destination, to -> to.domain(vm.uuid()).isPresent());
    }

    /** Where the disks are, without a migration in mind. */
    DiskPlaces places(Vm vm, HostName destination, String xml, List<VmNeeds.Disk> disks) {
        requireAnswer(destination, vm);
        return places(vm.host(), destination, xml, disks, Map.of());
    }

    private DiskPlaces places(
            HostName source,
            HostName destination,
            String xml,
            List<VmNeeds.Disk> disks,
            Map<String, DiskSource> elsewhere) {
        List<String> targets = disks.stream().map(VmNeeds.Disk::target).toList();
        return shared.places(
                source,
                destination,
                DiskSource.in(xml).stream()
                        .filter(disk -> targets.contains(disk.target()))
                        .toList(),
                elsewhere);
    }

    /** A person may have chosen a pool, or have edited the configuration for the destination. */
    private static Map<String, DiskSource> elsewhere(
            Answers<Departing> source, MigrationChoices choices, List<VmNeeds.Disk> copied) {
        Map<String, DiskSource> elsewhere = new HashMap<>(edited(choices));
        List<String> targets = copied.stream().map(VmNeeds.Disk::target).toList();
        List<DiskSource> disks = DiskSource.in(source.to(DepartureQuestions.CONFIGURATION)).stream()
                .filter(disk -> targets.contains(disk.target()))
                .toList();
        elsewhere.putAll(DiskSource.inPools(disks, choices.options().pools()));
        return elsewhere;
    }

    /** Where the configuration that was edited for the destination has the disks, by their targets. */
    public static Map<String, DiskSource> edited(MigrationChoices choices) {
        return choices.options().text(Field.DESTINATION_XML).map(DiskSource::in).orElse(List.of()).stream()
                .collect(Collectors.toMap(DiskSource::target, Function.identity(), (one, other) -> one));
    }

    private DiskFinding finding(
            Vm vm,
            HostName destination,
            Answers<Departing> source,
            VmNeeds.Disk disk,
            DiskPlace place,
            boolean copied,
            Uses uses) {
        String there = place.destinationPath();
        UseElsewhere.Elsewhere elsewhere = Optional.ofNullable(uses.elsewhere().get(there))
                .filter(known -> copied)
                .orElse(UseElsewhere.Elsewhere.UNUSED);
        List<Doubt> doubts = Stream.concat(
                        uses.destination().stream()
                                .flatMap(use -> use.unreadOtherThan(vm.uuid()).stream())
                                .map(image -> Doubt.unread(destination, image)),
                        elsewhere.doubts().stream())
                .toList();
        boolean compared =
                !vm.state().active() && !copied && place.destination().isPresent();
        return new DiskFinding(
                disk,
                place,
                copied,
                size(source, disk, place),
                uses.destination().flatMap(use -> use.userOtherThan(vm.uuid(), there)),
                uses.destination()
                        .filter(use -> use.users(there).stream()
                                .anyMatch(user -> user.uuid().equals(vm.uuid())))
                        .isPresent(),
                elsewhere.user(),
                doubts,
                compared ? modified(vm.host(), place.sourcePath()) : Optional.empty(),
                compared ? modified(destination, there) : Optional.empty());
    }

    private static OptionalLong size(Answers<Departing> source, VmNeeds.Disk disk, DiskPlace place) {
        return Stream.of(
                        Optional.ofNullable(source.to(DepartureQuestions.DISKS).get(disk.target()))
                                .map(DepartureQuestions.DiskState::bytes)
                                .orElseGet(OptionalLong::empty),
                        place.source()
                                .map(file -> OptionalLong.of(file.capacityBytes()))
                                .orElseGet(OptionalLong::empty))
                .flatMapToLong(OptionalLong::stream)
                .findFirst();
    }

    private Optional<Instant> modified(HostName host, String path) {
        return hosts.call(host, connection -> files.modifiedAt(connection, path))
                .await(PATIENCE);
    }
}
