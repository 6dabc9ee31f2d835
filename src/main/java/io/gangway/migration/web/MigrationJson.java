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
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A migration in JSON. {@code outcome} is null while it runs; times are milliseconds, sizes bytes.
 *
 * @param waitingFor what it waits for, in a sentence; left out while that is nothing, or not for long
 * @param unanswered its hosts that do not answer now, as long as it is not settled: of them this is what was last known
 */
@Schema(name = "Migration", description = "A migration, running or past.")
record MigrationJson(
        @Schema(description = "Its number; a later migration has a larger one.")
        long id,

        @Schema(description = "The VM's UUID.") UUID uuid,

        @Schema(description = "The VM's name when it started.")
        String name,

        @Schema(description = "The source's name in the configuration.")
        String source,

        @Schema(description = "The destination's name in the configuration, or the URI of a host that is not in it.")
        String destination,

        @Schema(
                description = "permanent: the VM belongs to the destination from then on. temporary: its source keeps"
                        + " the configuration.",
                enumeration = {"permanent", "temporary"})
        String duration,

        @Schema(
                description = "What the guest does meanwhile: it runs on, it stands still, or it is shut off.",
                enumeration = {"live", "paused", "offline"})
        String mode,

        @Schema(
                description = "Who leads it: the source's libvirt, or this console.",
                enumeration = {"host-to-host", "through-the-console"})
        String route,

        @Schema(
                description = "How its disks get there: both hosts reach them, they are copied, or they are copied"
                        + " without the images on which they build.",
                enumeration = {"shared", "copy", "copy-difference"})
        String storage,

        @Schema(
                description = "What the console does by itself where it does not converge.",
                enumeration = {"none", "gentle", "balanced", "finish"})
        String policy,

        @Schema(ref = "MigrationOptions") Map<String, Object> options,

        @Schema(
                description = "Where it stands; it never goes back.",
                enumeration = {"preparing", "first-pass", "catching-up", "switching-over", "verifying", "ended"})
        String phase,

        @Schema(
                description = "How it ended, as both hosts prove it; unknown as long as they cannot, which is asked"
                        + " again. null while it runs.",
                enumeration = {"succeeded", "failed", "cancelled", "unknown"},
                nullable = true)
        Optional<String> outcome,

        @Schema(description = "When it was started.") Instant startedAt,

        @Schema(description = "When it ended; null while it runs.", nullable = true)
        Optional<Instant> endedAt,

        @Schema(description = "How far it is.") ProgressJson progress,

        @Schema(
                description = "How long it took, in milliseconds, by libvirt's own figure; null where there is none.",
                nullable = true)
        OptionalLong totalMs,

        @Schema(
                description = "How long the guest stood still for the switchover, in milliseconds; null where nobody"
                        + " measured it.",
                nullable = true)
        OptionalLong downtimeMs,

        @Schema(
                description = "What both hosts said, when they were last asked; null before they were.",
                nullable = true)
        Optional<VerdictJson> verdict,

        @Schema(description = "What failed; null where nothing did, and while it runs.", nullable = true)
        Optional<ToldFailure> error,

        @Schema(description = "What people, its policy and the console did to it while it ran, in this order.")
        List<ActionJson> actions,

        @Schema(description = "What belongs to the VM beside its memory, and what becomes of each.")
        List<BelongingColumn.Entry> belongings,

        @Schema(description = "What it waits for, in a sentence. Left out while that is nothing, or not for long.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Optional<String> waitingFor,

        @Schema(
                description = "Its hosts that do not answer now, so that this is what was last known. Left out where"
                        + " they do, and once its outcome is known.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Unanswered> unanswered) {

    /**
     * Something that was done to it while it ran.
     *
     * @param value milliseconds of a downtime, MiB/s of a bandwidth
     * @param by {@code operator}, {@code policy} or {@code console}
     */
    @Schema(name = "ControlAction", description = "Something that was done to a migration while it ran, or tried.")
    record ActionJson(
            @Schema(
                    description = "What was done.",
                    enumeration = {"cancel", "pause", "resume", "downtime", "bandwidth", "post-copy"})
            String action,

            @Schema(
                    description = "Milliseconds of a downtime, MiB/s of a bandwidth; null for the others.",
                    nullable = true)
            OptionalLong value,

            @Schema(
                    description = "Who did it: a person or a program, the policy, or the console to keep a promise.",
                    enumeration = {"operator", "policy", "console"})
            String by,

            @Schema(description = "When it was asked for.") Instant askedAt,

            @Schema(description = "When the host took it; null as long as it has not.", nullable = true)
            Optional<Instant> tookEffectAt,

            @Schema(description = "What came of it, in a sentence; empty while that is not known.")
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
    @Schema(name = "Progress", description = "How far a migration is.")
    record ProgressJson(
            @Schema(
                    description =
                            "0 to 99 while it runs; 100 once a verdict says that the VM has arrived. It never goes back.")
            int percent,

            @Schema(description = "The pass over the guest's memory, from 1; 0 before there was one.")
            int pass,

            @Schema(description = "What was sent, memory and disks, in bytes.")
            long processedBytes,

            @Schema(description = "What is known to be left to send, in bytes.")
            long remainingBytes,

            @Schema(description = "What there was to send at the start, in bytes.")
            long totalBytes,

            @Schema(description = "How fast it is sent, in bytes a second, smoothed.")
            long bytesPerSecond,

            @Schema(description = "How fast the guest rewrites its memory, in bytes a second.")
            long dirtyBytesPerSecond,

            @Schema(
                    description = "How long QEMU expects the guest to stand still, in milliseconds; null where it does"
                            + " not say.",
                    nullable = true)
            OptionalLong expectedDowntimeMs,

            @Schema(description = "False once a pass began with no less to send than one before it.")
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
    @Schema(name = "Verdict", description = "What both hosts said of where the VM is.")
    record VerdictJson(
            @Schema(description = "The same in a sentence.") String sentence,

            @Schema(
                    description = "What the VM does on the source, in libvirt's words; absent where that host does not"
                            + " know it, unreachable where it did not answer.",
                    enumeration = {
                        "running",
                        "idle",
                        "paused",
                        "in shutdown",
                        "shut off",
                        "saved",
                        "crashed",
                        "pmsuspended",
                        "no state",
                        "absent",
                        "unreachable"
                    })
            String source,

            @Schema(
                    description = "The same of the destination.",
                    enumeration = {
                        "running",
                        "idle",
                        "paused",
                        "in shutdown",
                        "shut off",
                        "saved",
                        "crashed",
                        "pmsuspended",
                        "no state",
                        "absent",
                        "unreachable"
                    })
            String destination,

            @Schema(description = "When they were asked.") Instant checkedAt) {}

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
