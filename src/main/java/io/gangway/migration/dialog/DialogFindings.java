package io.gangway.migration.dialog;

import io.gangway.belongings.Belonging;
import io.gangway.belongings.BelongingWords;
import io.gangway.belongings.Way;
import io.gangway.host.HostName;
import io.gangway.language.Spoken;
import io.gangway.migration.dialog.Findings.Finding;
import io.gangway.migration.dialog.Findings.Level;
import io.gangway.migration.preflight.Judgement;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationForm;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.request.RefusedMigration;
import io.gangway.migration.request.RefusedMigration.Reason;
import io.gangway.migration.run.MigrationStart;
import io.gangway.vm.inventory.Vm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the hosts say of a migration that somebody is just choosing: what is in the way, what is lost, what stays. */
@ApplicationScoped
public class DialogFindings {

    /** What a person can say yes to in the dialog. */
    private static final Set<Field> CONFIRMABLE = Set.of(Field.ACCEPT, Field.EJECT, Field.OVERWRITE);

    private final MigrationStart starting;
    private final MigrationAdvice advice;
    private final BelongingWords words;
    private final DataRoad road;
    private final DialogMessages messages;

    public DialogFindings(
            MigrationStart starting,
            MigrationAdvice advice,
            BelongingWords words,
            DataRoad road,
            @Spoken DialogMessages messages) {
        this.starting = starting;
        this.advice = advice;
        this.words = words;
        this.road = road;
        this.messages = messages;
    }

    /** Only warnings as long as the choices do not fit together: that is said at their fields. */
    Findings of(Vm vm, MigrationForm form) {
        MigrationRequest request;
        try {
            request = starting.read(form);
        } catch (RefusedMigration e) {
            return new Findings(advice.warnings(form), ofHosts(e, form), false);
        }
        Optional<Finding> known = advice.seemingly(form).map(host -> Finding.warning(messages.knownAs(host.value())));
        try {
            Judgement judgement = starting.look(form);
            List<Finding> findings = new ArrayList<>(judgement.standing(Set.of()).stream()
                    .map(problem -> finding(problem, form))
                    .toList());
            findings.sort(Comparator.comparing(Finding::level));
            known.ifPresent(findings::add);
            road.doubt(request).map(Finding::warning).ifPresent(findings::add);
            findings.addAll(notes(vm, request, judgement));
            return new Findings(advice.warnings(form, request, judgement.belongings()), findings, false);
        } catch (RefusedMigration e) {
            List<Finding> findings = new ArrayList<>(findings(e, form));
            known.ifPresent(findings::add);
            return new Findings(advice.warnings(form), findings, false);
        }
    }

    /** What the console knows of the two hosts and the VM by itself, and that no field could mend. */
    private static List<Finding> ofHosts(RefusedMigration refusal, MigrationForm form) {
        if (!HostName.valid(form.text(Field.DESTINATION))) {
            return List.of();
        }
        return refusal.problems().stream()
                .filter(problem -> problem.field() == Field.UUID || problem.field() == Field.DESTINATION)
                .map(problem -> Finding.blocked(problem.message()))
                .toList();
    }

    /**
     * Whether somebody said yes to something other than is asked now: the choices may have changed since, or the hosts. What
     * is to be shown instead, if so.
     */
    Optional<Findings> overtaken(Vm vm, DialogInput input) {
        if (!input.confirms()) {
            return Optional.empty();
        }
        MigrationForm form = input.form(vm);
        try {
            starting.read(form);
        } catch (RefusedMigration e) {
            // That is said at its fields first.
            return Optional.empty();
        }
        Findings now = of(vm, form);
        Findings answered = now.answering(input.findingsAsked());
        return answered.equals(now) ? Optional.empty() : Optional.of(answered.afterStart());
    }

    /** After somebody tried to start, and a host, or what it said, was in the way. */
    Findings refused(Vm vm, MigrationForm form, RefusedMigration refusal) {
        List<Finding> said = findings(refusal, form);
        if (refusal.reason() == Reason.CHECKS_UNANSWERED) {
            // It would only be waited for again.
            return new Findings(advice.warnings(form), said, true);
        }
        Findings now = of(vm, form);
        List<Finding> all = new ArrayList<>(said.stream()
                .filter(finding -> finding.level() == Level.BLOCKED)
                .filter(finding ->
                        now.all().stream().noneMatch(other -> other.sentence().equals(finding.sentence())))
                .toList());
        all.addAll(now.all());
        return new Findings(now.warnings(), all, true);
    }

    private static List<Finding> findings(RefusedMigration refusal, MigrationForm form) {
        return refusal.problems().stream()
                .map(problem -> finding(problem, form))
                .toList();
    }

    private static Finding finding(RefusedMigration.Problem problem, MigrationForm form) {
        if (!CONFIRMABLE.contains(problem.field()) || problem.code().isEmpty()) {
            return Finding.blocked(problem.message());
        }
        boolean ticked = List.of(form.text(problem.field()).split(",")).contains(problem.code());
        return new Finding(Level.CONFIRM, problem.message(), problem.field().word(), problem.code(), ticked, 0);
    }

    private List<Finding> notes(Vm vm, MigrationRequest request, Judgement judgement) {
        BelongingWords.Ends ends = new BelongingWords.Ends(
                vm.name(), vm.host().value(), request.destination().label());
        Way way = request.way();
        return judgement.belongings().stream()
                .filter(belonging ->
                        belonging.fate() == Belonging.Fate.STAYS || belonging.fate() == Belonging.Fate.MADE_ANEW)
                .map(belonging -> note(belonging, words.of(belonging, ends, way), way))
                .filter(finding -> !finding.sentence().isEmpty())
                .toList();
    }

    /** Of a VM that will be away, a person may choose what becomes of its autostart. */
    private static Finding note(Belonging belonging, String sentence, Way way) {
        boolean choice = belonging.kind() == Belonging.Kind.AUTOSTART && !way.offline();
        return new Finding(
                Level.NOTE,
                sentence,
                choice ? Field.KEEP_AUTOSTART.word() : "",
                choice ? "true" : "",
                way.keepsAutostart(),
                belonging.bytes().orElse(0));
    }
}
