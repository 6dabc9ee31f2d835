package io.gangway.migration.preflight;

import io.gangway.belongings.BelongingWords;
import io.gangway.belongings.Possessions;
import io.gangway.belongings.There;
import io.gangway.belongings.ThereQuestions;
import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.host.words.AnswerWords;
import io.gangway.language.Spoken;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.PoolFacts;
import io.gangway.libvirt.fact.Presence;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.libvirt.link.HostCall;
import io.gangway.migration.cleanup.LeftBelongings;
import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.migration.luggage.Luggage;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationOptions;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.request.RefusedMigration;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.storage.place.FolderPools;
import io.gangway.storage.place.HostPath;
import io.gangway.storage.place.SharedDisks;
import io.gangway.vm.details.ListeningSocket;
import io.gangway.vm.inventory.Vm;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Asks both hosts, before anything starts, what is in the way of a migration. Moves nothing. */
@ApplicationScoped
public class Preflight {

    private static final Logger LOG = Logger.getLogger(Preflight.class);
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final Hosts hosts;
    private final DiskQuestions disksOf;
    private final PreflightMessages messages;
    private final AnswerWords answers;

    private final BelongingWords words;
    private final FolderPools folders;
    private final LeftBelongings left;
    private final SharedDisks shared;
    private final AddressTrial addresses;
    private final NewLogins logins;

    /**
     * What came of it.
     *
     * @param made paths of the volumes that are made on the destination
     * @param there paths of what lies there where disks are copied to, by the disks' targets
     * @param luggage what the console does beside libvirt's call
     * @param toTry where the VM is to listen, if a trial can tell whether it can
     */
    public record Result(
            Judgement judgement,
            List<String> made,
            Map<String, String> there,
            Luggage luggage,
            List<ListeningSocket> toTry) {}

    Preflight(
            Hosts hosts,
            DiskQuestions disksOf,
            @Spoken PreflightMessages messages,
            AnswerWords answers,
            BelongingWords words,
            FolderPools folders,
            LeftBelongings left,
            SharedDisks shared,
            AddressTrial addresses,
            NewLogins logins) {
        this.hosts = hosts;
        this.disksOf = disksOf;
        this.messages = messages;
        this.answers = answers;
        this.words = words;
        this.folders = folders;
        this.left = left;
        this.shared = shared;
        this.addresses = addresses;
        this.logins = logins;
    }

    /**
     * Asks, and lets nothing pass that nobody may do, or to which nobody said yes.
     *
     * @throws RefusedMigration with all that is in the way
     */
    public Result check(Vm vm, MigrationRequest request) {
        Result result = look(vm, request);
        List<Problem> standing = result.judgement()
                .standing(Set.copyOf(request.choices().options().names(Field.ACCEPT)));
        if (!standing.isEmpty()) {
            throw RefusedMigration.byChecks(standing);
        }
        request.destination()
                .host()
                .flatMap(to -> addresses.missing(vm, request, to, result.toTry()))
                .ifPresent(socket -> {
                    throw RefusedMigration.byChecks(List.of(new Problem(
                            Field.DESTINATION,
                            messages.addressMissing(
                                    vm.name(),
                                    HostRules.device(socket, messages),
                                    socket.address(),
                                    request.destination().label()))));
                });
        return result;
    }

    /**
     * A trial opens the VM's disks on the destination, and gives it variables and a TPM of its own: it is made only where all
     * that is there already or needed by nothing.
     */
    private static List<ListeningSocket> toTry(
            MigrationChoices choices, PreflightFindings.Departure departure, Possessions here) {
        boolean harmless = choices.mode() != MigrationMode.OFFLINE
                && !choices.storage().copies()
                && !here.tpm()
                && here.nvram().isEmpty();
        return departure.needs().sockets().stream()
                .filter(socket -> harmless && socket.particular())
                .toList();
    }

    /**
     * Asks both hosts, or the source alone where the console does not know the destination.
     *
     * @throws RefusedMigration where a host does not answer
     */
    public Result look(Vm vm, MigrationRequest request) {
        return request.destination().host().map(to -> look(vm, to, request)).orElseGet(() -> lookHere(vm, request));
    }

    private Result lookHere(Vm vm, MigrationRequest request) {
        FailureCatalogue.Ends ends = ends(vm, request);
        PreflightFindings.Departure departure = departure(vm, request, ends);
        Judgement judgement = new BelongingRules(ends, words)
                .judge(request, departure.source().possessions(), There.NOTHING);
        return new Result(
                judgement,
                List.of(),
                Map.of(),
                Luggage.of(request, departure.source().possessions(), judgement.belongings(), Set.of()),
                List.of());
    }

    private static FailureCatalogue.Ends ends(Vm vm, MigrationRequest request) {
        return new FailureCatalogue.Ends(
                vm.name(), vm.host().value(), request.destination().label());
    }

    private PreflightFindings.Departure departure(Vm vm, MigrationRequest request, FailureCatalogue.Ends ends) {
        String gone = messages.gone();
        PreflightFindings.Departure departure =
                ask(vm.host(), ends, Field.SOURCE, from -> DepartureQuestions.ask(from, vm, request.choices(), gone));
        if (departure.source().moving()) {
            throw RefusedMigration.byOthers(new Problem(Field.UUID, messages.movedByOthers(ends.vm(), ends.source())));
        }
        List<Problem> unknown = new NamedDisks(ends.vm(), messages).unknown(departure.needs(), request.choices());
        if (!unknown.isEmpty()) {
            throw RefusedMigration.byChecks(unknown);
        }
        List<Problem> renamed = new RenamedVm(ends.vm(), messages)
                .variables(request.choices(), departure.source().keptXml());
        if (!renamed.isEmpty()) {
            throw RefusedMigration.byChecks(renamed);
        }
        return departure;
    }

    private Result look(Vm vm, HostName destination, MigrationRequest request) {
        MigrationChoices choices = request.choices();
        FailureCatalogue.Ends ends = ends(vm, request);
        PreflightFindings.Departure departure = departure(vm, request, ends);
        ThereQuestions.Coming coming = coming(vm, destination, request, departure.source());
        Possessions without = departure.source().possessions();
        // The destination answers while both hosts' disks are looked at.
        Supplier<PreflightFindings.Destination> arrival = begin(
                destination,
                ends,
                Field.DESTINATION,
                to -> ArrivalQuestions.ask(to, vm.uuid(), departure.needs(), there -> new ThereQuestions(there, folders)
                        .ask(without, coming, BelongingRules.way(request))));
        requirePools(destination, ends, choices);
        List<DiskFinding> disks = answered(ends, () -> disksOf.ask(vm, destination, departure, choices));
        Possessions here = without.withDisks(owned(disks));
        PreflightFindings findings = new PreflightFindings(departure.needs(), departure.source(), arrival.get());
        Judgement judgement = new PreflightRules(ends, messages)
                .judge(choices, findings)
                .and(new HostRules(ends, messages).judge(choices.mode(), findings.needs(), findings.destination()))
                .and(new DiskRules(ends, messages, choices).judge(disks))
                .and(new BelongingRules(ends, words)
                        .judge(request, here, findings.destination().there()));
        List<String> made = new ArrayList<>(made(disks));
        nvramMade(choices, here, findings.destination().there()).ifPresent(made::add);
        return new Result(
                judgement,
                made,
                there(disks),
                Luggage.of(request, here, judgement.belongings(), coming.left()),
                toTry(choices, departure, here));
    }

    private void requirePools(HostName destination, FailureCatalogue.Ends ends, MigrationChoices choices) {
        if (choices.options().pools().isEmpty()) {
            return;
        }
        List<String> pools = ask(destination, ends, Field.TARGETS, to -> to.pools().all().stream()
                .map(PoolFacts::name)
                .sorted()
                .toList());
        List<Problem> unknown = new NamedDisks(ends.vm(), messages).unknownPools(destination.value(), pools, choices);
        if (!unknown.isEmpty()) {
            throw RefusedMigration.byChecks(unknown);
        }
    }

    private static List<Possessions.Disk> owned(List<DiskFinding> disks) {
        return disks.stream()
                .map(disk -> new Possessions.Disk(
                        disk.disk().target(),
                        disk.place().sourcePath(),
                        disk.place()
                                .source()
                                .map(file -> OptionalLong.of(file.allocationBytes()))
                                .orElse(OptionalLong.empty()),
                        disk.place().chain().stream().map(VolumeFacts::path).toList(),
                        disk.copied()))
                .toList();
    }

    /** Paths of the volumes that are made on the destination for this migration. */
    private static List<String> made(List<DiskFinding> disks) {
        return disks.stream()
                .filter(disk -> disk.copied() && disk.place().destination().isEmpty())
                .map(disk -> disk.place().destinationPath())
                .filter(path -> !path.isEmpty())
                .toList();
    }

    /** libvirt makes the file of its UEFI variables there before the VM comes, and leaves it there if that does not come. */
    private static Optional<String> nvramMade(MigrationChoices choices, Possessions here, There there) {
        boolean madeAnew = choices.mode() != MigrationMode.OFFLINE
                && !choices.options().has(Field.DESTINATION_XML)
                && there.nvramFree();
        return here.nvram().filter(path -> madeAnew);
    }

    private static Map<String, String> there(List<DiskFinding> disks) {
        return disks.stream()
                .filter(disk -> disk.copied() && disk.place().destination().isPresent())
                .collect(Collectors.toMap(
                        disk -> disk.disk().target(), disk -> disk.place().destinationPath(), (one, other) -> one));
    }

    private ThereQuestions.Coming coming(
            Vm vm, HostName destination, MigrationRequest request, PreflightFindings.Source source) {
        MigrationOptions options = request.choices().options();
        Optional<String> kept = options.text(Field.PERSISTENT_XML);
        return new ThereQuestions.Coming(
                vm.uuid(),
                options.text(Field.DESTINATION_NAME).orElse(vm.name()),
                kept.or(() -> options.text(Field.DESTINATION_XML)).orElse(source.keptXml()),
                vm.persistent(),
                kept.isPresent(),
                source.possessions()
                        .nvram()
                        .filter(path -> answered(
                                ends(vm, request),
                                () -> hosts.ask(vm.host(), from -> folders.at(from, path) == Presence.ACTIVE)))
                        .isPresent(),
                source.possessions()
                        .nvram()
                        .filter(path -> answered(ends(vm, request), () -> sameFolder(vm, destination, path)))
                        .isPresent(),
                left.on(destination, vm.uuid()));
    }

    private boolean sameFolder(Vm vm, HostName destination, String path) {
        String folder = HostPath.folder(path);
        return shared.folders(vm.host(), folder, destination, folder).shared();
    }

    /** A host whose storage hangs is told like one that does not answer. */
    private <T> T answered(FailureCatalogue.Ends ends, Supplier<T> question) {
        try {
            return question.get();
        } catch (VirtException e) {
            LOG.debugf(e, "The disks of %s could not be looked at", ends.vm());
            throw RefusedMigration.bySilence(
                    new Problem(Field.STORAGE, messages.noAnswer(e.host(), ends.vm(), advice(e.host(), e))));
        }
    }

    /** A host that lets nobody in is one whose storage hangs only perhaps. */
    private String advice(String host, VirtException e) {
        boolean shut = e.code() == VirtException.TIMED_OUT && HostName.valid(host) && logins.shut(new HostName(host));
        return shut ? messages.shut(host) : answers.advice(e);
    }

    private <T> T ask(HostName host, FailureCatalogue.Ends ends, Field field, Function<VirtConnection, T> question) {
        return begin(host, ends, field, question).get();
    }

    /** Begins to ask; the answer is waited for when it is wanted. */
    private <T> Supplier<T> begin(
            HostName host, FailureCatalogue.Ends ends, Field field, Function<VirtConnection, T> question) {
        try {
            HostCall<T> call = hosts.call(host, question);
            return () -> {
                try {
                    return call.await(PATIENCE);
                } catch (VirtException e) {
                    throw noAnswer(host, ends, field, e);
                }
            };
        } catch (VirtException e) {
            throw noAnswer(host, ends, field, e);
        }
    }

    private RefusedMigration noAnswer(HostName host, FailureCatalogue.Ends ends, Field field, VirtException e) {
        LOG.debugf(e, "No preflight on %s", host);
        return RefusedMigration.bySilence(
                new Problem(field, messages.noAnswer(host.value(), ends.vm(), advice(host.value(), e))));
    }
}
