package io.gangway.migration.web;

import io.gangway.migration.control.ControlAction.Actor;
import io.gangway.migration.control.ControlKind;
import io.gangway.migration.control.ControlMessages;
import io.gangway.migration.control.Steered;
import io.gangway.migration.control.Steering;
import io.gangway.migration.failure.ToldFailure;
import io.gangway.migration.run.Migrations;
import io.gangway.migration.state.CancelState;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.Phase;
import io.gangway.migration.state.Progress;
import io.gangway.migration.state.VerdictWait;
import io.gangway.migration.verdict.Verdict;
import io.gangway.page.Change;
import io.gangway.page.Drawing;
import io.gangway.page.LiveView;
import io.gangway.page.Units;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One migration, while it runs and after. */
final class MigrationView implements LiveView {

    private final long id;
    private final Migrations migrations;
    private final VerdictSentence sentence;
    private final FailureWords failures;
    private final MigrationMessages messages;
    private final Steering steering;
    private final ControlMessages control;
    private final JobDetails details;
    private final BelongingLines lines;
    private final SilentEnds silent;
    private final WaitingSentence waiting;

    @CheckedTemplate(basePath = "MigrationResource")
    static class Templates {
        static native TemplateInstance progress(Migration m, List<Step> steps, String estimate, boolean warn);

        static native TemplateInstance silent(String sentence);

        static native TemplateInstance figures(Migration m, boolean dirtyKnown);

        static native TemplateInstance course(Progress progress, Course course, boolean running);

        static native TemplateInstance cancel(Migration m, String cancelNote, boolean cancellable);

        static native TemplateInstance verdict(Migration m, String finding, Optional<ToldFailure> failed, String open);

        static native TemplateInstance belongings(
                Migration m, List<BelongingLines.Line> told, List<BelongingLines.Line> confirmed);

        static native TemplateInstance announcement(String text);

        static native TemplateInstance elapsed(Migration m, long seconds);
    }

    MigrationView(
            long id,
            Migrations migrations,
            VerdictSentence sentence,
            FailureWords failures,
            MigrationMessages messages,
            Steering steering,
            ControlMessages control,
            JobDetails details,
            BelongingLines lines,
            SilentEnds silent,
            WaitingSentence waiting) {
        this.id = id;
        this.migrations = migrations;
        this.sentence = sentence;
        this.failures = failures;
        this.messages = messages;
        this.steering = steering;
        this.control = control;
        this.details = details;
        this.lines = lines;
        this.silent = silent;
        this.waiting = waiting;
    }

    @Override
    public Drawing draw() {
        return migrations.find(id).map(this::draw).orElseGet(() -> Drawing.ofSpots(Map.of()));
    }

    private Drawing draw(Migration m) {
        Map<String, String> spots = new LinkedHashMap<>();
        Steered steered = steering.steered(m);
        spots.put(
                "m-progress",
                Templates.progress(
                                m,
                                Step.of(m),
                                m.running() ? estimate(m, steered) : "",
                                !m.progress().converging() && !steered.paused())
                        .render());
        spots.put(
                "m-silent",
                Templates.silent(m.running() ? silent.sentence(m) : "").render());
        boolean cancellable = m.running() && m.phase() != Phase.VERIFYING && !steered.postCopyBegun();
        spots.put(
                "m-cancel",
                Templates.cancel(m, cancelNote(m, steered), cancellable).render());
        spots.put(
                "m-verdict",
                m.running()
                        ? ""
                        : Templates.verdict(m, sentence.finding(m), failures.of(m), whereToOpen(m))
                                .render());
        List<BelongingLines.Line> belongings = lines.of(m);
        String told = Templates.belongings(
                        m,
                        belongings.stream().filter(line -> !line.confirmed()).toList(),
                        belongings.stream()
                                .filter(BelongingLines.Line::confirmed)
                                .toList())
                .render();
        // While it runs, its progress is what people look for first.
        spots.put("m-belongings", m.running() ? "" : told);
        spots.put("m-belongings-meanwhile", m.running() ? told : "");
        spots.put("m-figures", Templates.figures(m, dirtyKnown(m.progress())).render());
        spots.put(
                "m-course",
                Templates.course(m.progress(), Course.of(m), m.running()).render());
        spots.putAll(new SteeringSpots(control, details).draw(m, steered, steering.policy(m)));
        spots.put("m-announce", Templates.announcement(announcement(m)).render());
        return Drawing.ofSpots(spots);
    }

    /** Ticks in the browser, so it is no spot: it would be another one at each look. */
    String elapsed(Migration m) {
        return Templates.elapsed(m, Units.secondsUntil(m.startedAt(), migrations.now(m.id())))
                .render();
    }

    private String announcement(Migration m) {
        if (!m.running()) {
            return sentence.announced(m);
        }
        boolean copying = m.choices().copiesOffline() && m.phase() == Phase.FIRST_PASS;
        return messages.announcePhase(m.name(), copying ? messages.copyingDisks() : messages.phase(m.phase()));
    }

    private String estimate(Migration m, Steered steered) {
        Progress progress = m.progress();
        if (steered.postCopyBegun() && progress.phase() != Phase.VERIFYING) {
            return control.postCopyRuns(m.destination());
        }
        return switch (progress.phase()) {
            case PREPARING -> waiting.of(m).orElseGet(() -> messages.preparing(m.destination()));
            case SWITCHING_OVER -> waiting.of(m).orElseGet(messages::switchingOver);
            case VERIFYING, ENDED -> verifying(m);
            case FIRST_PASS, CATCHING_UP ->
                waiting.of(m).filter(words -> !steered.paused()).orElseGet(() -> passes(m, steered));
        };
    }

    private String verifying(Migration m) {
        String source = m.source().value();
        VerdictWait waiting =
                m.verdict().map(verdict -> VerdictWait.of(m, verdict)).orElse(VerdictWait.NOTHING);
        return switch (waiting) {
            case NOTHING, AGREEMENT -> messages.verifying();
            case SOURCE -> messages.waitingForAnswer(source, m.name());
            case DESTINATION -> messages.waitingForAnswer(m.destination(), m.name());
            case LETTING_GO -> messages.waitingForLeave(m.name(), m.destination(), source);
        };
    }

    private String passes(Migration m, Steered steered) {
        Progress progress = m.progress();
        String dirty = Units.perSecond(progress.dirtyBytesPerSecond());
        String rate = Units.perSecond(progress.bytesPerSecond());
        if (steered.paused()) {
            return control.pausedMeanwhile(m.source().value());
        }
        if (!progress.converging()) {
            return control.notShrinking(progress.pass(), dirty, rate);
        }
        if (progress.secondsLeft().isPresent()) {
            String span = Units.seconds(progress.secondsLeft().getAsLong());
            return progress.phase() == Phase.FIRST_PASS ? messages.leftInFirstPass(span) : messages.left(span);
        }
        return dirtyKnown(progress) ? control.catchingUp(progress.pass(), dirty, rate) : messages.measuring();
    }

    /** QEMU counts what is rewritten from the end of the first pass on. */
    private static boolean dirtyKnown(Progress progress) {
        return progress.pass() > 1 || progress.dirtyBytesPerSecond() > 0;
    }

    /** After the end, what was done tells of a wish that came to nothing. */
    private String cancelNote(Migration m, Steered steered) {
        if (!m.running() && (m.cancel() == CancelState.ASKED || m.cancel() == CancelState.ACCEPTED)) {
            return "";
        }
        return waiting.ofCancel(m).orElseGet(() -> provenCancel(m, steered));
    }

    private String provenCancel(Migration m, Steered steered) {
        String source = m.source().value();
        return switch (m.cancel()) {
            case NOT_ASKED -> "";
            case ASKED -> messages.cancelAsked(source);
            case ACCEPTED -> messages.cancelAccepted(source, m.name());
            case REFUSED -> messages.cancelRefused(source);
            case TOO_LATE -> messages.cancelTooLate(m.name(), m.destination());
            case DONE ->
                steered.actions().stream()
                        .filter(action -> action.kind() == ControlKind.CANCEL && action.by() == Actor.POLICY)
                        .map(action -> action.result().in(control))
                        .findFirst()
                        .orElseGet(() -> messages.cancelDone(m.name(), source));
        };
    }

    /** The known host that the VM was last seen on; empty if there is none. */
    private static String whereToOpen(Migration m) {
        Optional<Verdict.Where> where = m.verdict().map(Verdict::where);
        if (where.equals(Optional.of(Verdict.Where.DESTINATION))) {
            return m.destinationHost().map(host -> host.value()).orElse("");
        }
        return where.equals(Optional.of(Verdict.Where.SOURCE)) ? m.source().value() : "";
    }

    @Override
    public boolean concerns(Change change) {
        if (change instanceof Change.OfMigration migration) {
            return migration.id() == id;
        }
        // What it shows beside itself: a host that does not answer, a VM that is back.
        return change instanceof Change.OfHost || change instanceof Change.OfVms;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MigrationView that && id == that.id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }
}
