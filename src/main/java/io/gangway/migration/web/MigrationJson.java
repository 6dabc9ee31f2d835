package io.gangway.migration.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gangway.migration.control.ControlAction;
import io.gangway.migration.control.ControlMessages;
import io.gangway.migration.failure.ToldFailure;
import io.gangway.migration.history.BelongingColumn;
import io.gangway.migration.request.OptionFields;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.Progress;
import io.gangway.migration.verdict.Outcome;
import io.gangway.page.Problem.Unanswered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A migration in JSON. {@code outcome} is null while it runs; times are milliseconds, sizes bytes.
 *
 * @param waitingFor what it waits for, in a sentence; left out while that is nothing, or not for long
 * @param unanswered its hosts that do not answer now, as long as it is not settled: of them this is what was last known
 */
record MigrationJson(
        long id,
        UUID uuid,
        String name,
        String source,
        String destination,
        String duration,
        String mode,
        String route,
        String storage,
        String policy,
        Map<String, Object> options,
        String phase,
        Optional<String> outcome,
        Instant startedAt,
        Optional<Instant> endedAt,
        ProgressJson progress,
        OptionalLong totalMs,
        OptionalLong downtimeMs,
        Optional<VerdictJson> verdict,
        Optional<ToldFailure> error,
        List<ActionJson> actions,
        List<BelongingColumn.Entry> belongings,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> waitingFor,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Unanswered> unanswered) {

    /**
     * Something that was done to it while it ran.
     *
     * @param value milliseconds of a downtime, MiB/s of a bandwidth
     * @param by {@code operator}, {@code policy} or {@code console}
     */
    record ActionJson(
            String action,
            OptionalLong value,
            String by,
            Instant askedAt,
            Optional<Instant> tookEffectAt,
            String result) {
        static ActionJson of(ControlAction action, ControlMessages say) {
            return new ActionJson(
                    action.kind().word(),
                    action.value(),
                    action.by().word(),
                    action.askedAt(),
                    action.tookEffectAt(),
                    action.result().in(say));
        }
    }

    /** How far it is. */
    record ProgressJson(
            int percent,
            int pass,
            long processedBytes,
            long remainingBytes,
            long totalBytes,
            long bytesPerSecond,
            long dirtyBytesPerSecond,
            OptionalLong expectedDowntimeMs,
            boolean converging) {
        static ProgressJson of(Progress progress) {
            return new ProgressJson(
                    progress.percent(),
                    progress.pass(),
                    progress.processedBytes(),
                    progress.remainingBytes(),
                    progress.totalBytes(),
                    progress.bytesPerSecond(),
                    progress.dirtyBytesPerSecond(),
                    progress.expectedDowntimeMs(),
                    progress.converging());
        }
    }

    /** What both hosts said. */
    record VerdictJson(String sentence, String source, String destination, Instant checkedAt) {}

    static MigrationJson of(
            Migration m,
            VerdictSentence sentence,
            FailureWords failures,
            List<ControlAction> actions,
            ControlMessages say,
            Optional<String> waitingFor,
            List<Unanswered> silent) {
        return new MigrationJson(
                m.id(),
                m.uuid(),
                m.name(),
                m.source().value(),
                m.destination(),
                m.duration().word(),
                m.mode().word(),
                m.choices().route().word(),
                m.storage().word(),
                m.choices().policy().word(),
                OptionFields.of(m.choices().options()),
                m.phase().word(),
                m.outcome().map(Outcome::word),
                m.startedAt(),
                m.endedAt(),
                ProgressJson.of(m.progress()),
                m.totalMs(),
                m.downtimeMs(),
                m.verdict()
                        .map(verdict -> new VerdictJson(
                                sentence.of(m).orElse(""),
                                verdict.source().word(),
                                verdict.destination().word(),
                                verdict.checkedAt())),
                failures.of(m),
                actions.stream().map(action -> ActionJson.of(action, say)).toList(),
                m.belongings().stream().map(BelongingColumn.Entry::of).toList(),
                waitingFor,
                silent);
    }
}
