package io.gangway.migration.web;

import io.gangway.migration.control.ControlAction;
import io.gangway.migration.control.ControlKind;
import io.gangway.migration.control.ControlMessages;
import io.gangway.migration.control.Policy;
import io.gangway.migration.control.Prediction;
import io.gangway.migration.control.Steered;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.state.CancelState;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.Phase;
import io.gangway.migration.state.Progress;
import io.gangway.page.Units;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a migration's page shows of how it is steered. Buttons and fields are no spots: nothing may swap them away. */
final class SteeringSpots {

    private static final long MIB = 1024 * 1024;

    private final ControlMessages words;
    private final JobDetails details;

    @CheckedTemplate(basePath = "MigrationResource")
    static class Templates {
        static native TemplateInstance policy(String policy, String throttle);

        static native TemplateInstance effect(String text);

        static native TemplateInstance actions(List<Line> lines);

        static native TemplateInstance job(List<JobDetails.Line> lines);
    }

    /** One action in words. */
    record Line(ControlAction action, String what, String who, String came) {}

    SteeringSpots(ControlMessages words, JobDetails details) {
        this.details = details;
        this.words = words;
    }

    Map<String, String> draw(Migration m, Steered steered, Optional<Policy> policy) {
        Map<String, String> spots = new LinkedHashMap<>();
        boolean steerable = m.running()
                && m.phase() != Phase.VERIFYING
                && m.choices().mode() == MigrationMode.LIVE
                && m.cancel() == CancelState.NOT_ASKED;
        boolean inPasses = steerable && !steered.postCopyBegun() && m.phase() != Phase.SWITCHING_OVER;
        boolean catching = m.phase() == Phase.CATCHING_UP && m.progress().bytesPerSecond() > 0;
        Optional<Prediction> prediction = catching ? Optional.of(prediction(m.progress(), steered)) : Optional.empty();
        String throttle = steered.throttlePercent().isPresent()
                ? words.throttled(steered.throttlePercent().getAsLong())
                : "";
        spots.put(
                "m-policy",
                // Once the guest stands still, there is nothing that a policy could do.
                m.running() && m.mode() != MigrationMode.OFFLINE && m.phase().compareTo(Phase.SWITCHING_OVER) < 0
                        ? Templates.policy(
                                        policy.map(chosen -> sentence(chosen, steered))
                                                .orElse(""),
                                        throttle)
                                .render()
                        : "");
        spots.put("e-pause", effect(inPasses && !steered.paused(), pause(m, prediction)));
        spots.put("e-downtime", effect(inPasses && !steered.paused(), downtime(steered, prediction)));
        spots.put("e-bandwidth", effect(steerable, bandwidth(m, steered, prediction)));
        spots.put(
                "e-post-copy",
                effect(inPasses && !steered.paused() && steered.postCopyAllowed(), postCopy(m, prediction)));
        spots.put("m-actions", actions(steered.actions()));
        spots.put("m-job", Templates.job(details.of(steered.figures())).render());
        return spots;
    }

    private static Prediction prediction(Progress progress, Steered steered) {
        OptionalLong limit = steered.bandwidthMib().isPresent()
                ? OptionalLong.of(steered.bandwidthMib().getAsLong() * MIB)
                : OptionalLong.empty();
        return Prediction.of(
                progress.convergence(),
                progress.remainingBytes(),
                progress.bytesPerSecond(),
                progress.dirtyBytesPerSecond(),
                limit);
    }

    private static String effect(boolean offered, String text) {
        return offered ? Templates.effect(text).render() : "";
    }

    private String sentence(Policy policy, Steered steered) {
        String steps = policy.downtimeStepsMs().isEmpty()
                ? ""
                : Units.duration(
                        policy.downtimeStepsMs().get(policy.downtimeStepsMs().size() - 1));
        return switch (policy.name()) {
            case "gentle" -> words.gentle(span(policy.giveUpAfter()));
            case "balanced" -> words.balanced(steps, span(policy.giveUpAfter()));
            default -> words.finish(steps, span(policy.lastResortAfter()), steered.postCopyAllowed());
        };
    }

    private static String span(Optional<Duration> duration) {
        return duration.map(given -> Units.duration(given.toMillis())).orElse("");
    }

    private String pause(Migration m, Optional<Prediction> prediction) {
        return prediction
                .map(Prediction::pause)
                .map(range ->
                        words.pauseEffect(Units.duration(range.from()), Units.duration(range.to()), m.destination()))
                .orElseGet(() -> words.pauseEffectUnknown(m.destination()));
    }

    private String downtime(Steered steered, Optional<Prediction> prediction) {
        if (steered.downtimeLimitMs().isEmpty()) {
            return words.downtimeEffectUnknown();
        }
        Optional<Prediction.Range> range = prediction.map(Prediction::downtime);
        return words.downtimeEffect(
                Units.duration(steered.downtimeLimitMs().getAsLong()),
                range.map(found -> Units.duration(found.from())).orElse(""),
                range.map(found -> Units.duration(found.to())).orElse(""));
    }

    private String bandwidth(Migration m, Steered steered, Optional<Prediction> prediction) {
        if (steered.bandwidthMib().isEmpty()) {
            return words.bandwidthUnlimited();
        }
        OptionalLong needed = prediction.map(Prediction::bandwidth).orElse(OptionalLong.empty());
        return words.bandwidthEffect(
                Units.perSecond(steered.bandwidthMib().getAsLong() * MIB),
                needed.isPresent() ? Units.perSecond(needed.getAsLong()) : "",
                m.progress().converging());
    }

    private String postCopy(Migration m, Optional<Prediction> prediction) {
        return prediction
                .map(found -> words.postCopyEffect(
                        m.destination(), Units.duration(found.postCopy().to())))
                .orElseGet(() -> words.postCopyEffectUnknown(m.destination()));
    }

    private String actions(List<ControlAction> actions) {
        return Templates.actions(actions.stream()
                        .map(action -> new Line(
                                action,
                                words.action(action.kind(), value(action)),
                                words.actor(action.by()),
                                action.result().in(words)))
                        .toList())
                .render();
    }

    private static String value(ControlAction action) {
        if (action.value().isEmpty()) {
            return "";
        }
        long value = action.value().getAsLong();
        return action.kind() == ControlKind.DOWNTIME ? Units.duration(value) : Units.perSecond(value * MIB);
    }
}
