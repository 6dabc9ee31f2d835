package io.gangway.migration.preflight;

import io.gangway.belongings.BelongingWords;
import io.gangway.belongings.ThereQuestions;
import io.gangway.host.HostName;
import io.gangway.language.Spoken;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.migration.failure.FailureCatalogue.Ends;
import io.gangway.migration.luggage.Luggage;
import io.gangway.migration.preflight.Question.Arriving;
import io.gangway.migration.preflight.Question.Departing;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.request.RefusedMigration;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.vm.details.ListeningSocket;
import io.gangway.vm.inventory.Vm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asks both hosts, before anything starts, and has every rule judge whether a VM can go. Moves nothing. */
@ApplicationScoped
public class Preflight {

    private final Interview interview;
    private final BelongingQuestions belongings;
    private final DiskQuestions disksOf;
    private final PreflightMessages messages;
    private final AddressTrial addresses;
    private final Rulebook rulebook;

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
            Interview interview,
            BelongingQuestions belongings,
            DiskQuestions disksOf,
            @Spoken PreflightMessages messages,
            AddressTrial addresses,
            BelongingWords words) {
        this.interview = interview;
        this.belongings = belongings;
        this.disksOf = disksOf;
        this.messages = messages;
        this.addresses = addresses;
        this.rulebook = new Rulebook(words);
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
                                    HostRule.device(socket, messages),
                                    socket.address(),
                                    request.destination().label()))));
                });
        return result;
    }

    /**
     * Asks both hosts, or the source alone where the console does not know the destination.
     *
     * @throws RefusedMigration where a host does not answer
     */
    public Result look(Vm vm, MigrationRequest request) {
        Answers<Departing> source = source(vm, request);
        return request.destination()
                .host()
                .map(to -> look(vm, to, request, source))
                .orElseGet(() -> lookHere(vm, request, source));
    }

    private Answers<Departing> source(Vm vm, MigrationRequest request) {
        String gone = messages.gone();
        Answers<Departing> source = interview.ask(
                vm.host(),
                vm.name(),
                Field.SOURCE,
                from -> Answers.ask(new Departing(from, vm, request.choices(), gone), rulebook.ofSource()));
        PreflightFindings findings = new PreflightFindings(request, source);
        DepartureRule.OF_SOURCE.forEach(rules -> require(vm, findings, rules));
        return source;
    }

    private Result look(Vm vm, HostName destination, MigrationRequest request, Answers<Departing> source) {
        ThereQuestions.Coming coming =
                interview.answered(vm.name(), () -> belongings.coming(vm, destination, request, source));
        Function<VirtConnection, Arriving> arriving = to -> new Arriving(
                to, vm.uuid(), source.to(DepartureQuestions.NEEDS), belongings.there(coming, request, source));
        // The destination answers while both hosts' disks are looked at.
        Supplier<Answers<Arriving>> arrival = interview.begin(
                destination,
                vm.name(),
                Field.DESTINATION,
                to -> Answers.ask(arriving.apply(to), rulebook.ofDestination()));
        requirePools(vm, destination, request, source, arriving);
        List<DiskFinding> disks =
                interview.answered(vm.name(), () -> disksOf.ask(vm, destination, source, request.choices()));
        PreflightFindings findings = new PreflightFindings(request, source, arrival.get(), disks);
        return result(vm, findings, rulebook.judge(findings), coming.left());
    }

    private void requirePools(
            Vm vm,
            HostName destination,
            MigrationRequest request,
            Answers<Departing> source,
            Function<VirtConnection, Arriving> arriving) {
        if (request.choices().options().pools().isEmpty()) {
            return;
        }
        DepartureRule rule = DepartureRule.NO_SUCH_POOL;
        Answers<Arriving> pools = interview.ask(
                destination, vm.name(), Field.TARGETS, to -> Answers.ask(arriving.apply(to), rule.ofDestination()));
        require(vm, new PreflightFindings(request, source, pools, List.of()), List.of(rule));
    }

    private Result lookHere(Vm vm, MigrationRequest request, Answers<Departing> source) {
        PreflightFindings findings = new PreflightFindings(request, source);
        return result(vm, findings, rulebook.judgeHere(findings), Set.of());
    }

    private Result result(Vm vm, PreflightFindings findings, List<Objection> objections, Set<String> left) {
        Judgement judgement = Judgement.of(objections, messages, ends(vm, findings.request()), findings.belongings());
        return new Result(
                judgement,
                findings.made(),
                findings.writtenOver(),
                Luggage.of(findings.request(), findings.here(), judgement.belongings(), left),
                findings.toTry());
    }

    /** Ends the checks where one of these rules objects. */
    private void require(Vm vm, PreflightFindings findings, List<DepartureRule> rules) {
        Ends ends = ends(vm, findings.request());
        List<Problem> problems = rules.stream()
                .flatMap(rule -> rule.judge(findings.seenBy(rule)))
                .map(objection -> objection.problem(messages, ends))
                .toList();
        if (!problems.isEmpty()) {
            throw rules.contains(DepartureRule.MOVED_BY_OTHERS)
                    ? RefusedMigration.byOthers(problems.get(0))
                    : RefusedMigration.byChecks(problems);
        }
    }

    private static Ends ends(Vm vm, MigrationRequest request) {
        return new Ends(vm.name(), vm.host().value(), request.destination().label());
    }
}
