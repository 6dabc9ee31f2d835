package io.gangway.migration.control;

import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.DomainFacts;
import io.gangway.libvirt.fact.DomainState;
import io.gangway.migration.control.ControlAction.Actor;
import io.gangway.migration.state.Migration;
import io.gangway.migration.verdict.Outcome;
import io.gangway.page.Units;
import java.util.Optional;
import java.util.UUID;

/** Does to a run, on its source host, what was asked for, and says what came of it. */
final class ControlCalls {

    /** What came of it. */
    record Done(boolean effective, String words) {}

    private static final long MIB = 1024 * 1024;

    private ControlCalls() {}

    static Done perform(VirtConnection source, Migration migration, ControlAction action, ControlMessages words) {
        UUID uuid = migration.uuid();
        long value = action.value().orElse(0);
        return switch (action.kind()) {
            case PAUSE -> pause(source, migration, words);
            case DOWNTIME -> {
                source.controls().maxDowntime(uuid, value);
                yield new Done(true, words.downtimeSet(Units.duration(value)));
            }
            case BANDWIDTH -> {
                source.controls().maxSpeed(uuid, value);
                yield new Done(true, words.bandwidthSet(Units.perSecond(value * MIB)));
            }
            case POST_COPY -> {
                source.controls().startPostCopy(uuid);
                yield new Done(true, words.postCopyBegun(migration.name(), migration.destination()));
            }
            case CANCEL, RESUME ->
                throw new IllegalArgumentException("a run is cancelled by its watch, and nothing resumes its guest");
        };
    }

    /** Libvirt lets a guest go on by itself only if it was paused during a migration: one that has ended is undone. */
    private static Done pause(VirtConnection source, Migration migration, ControlMessages words) {
        UUID uuid = migration.uuid();
        if (source.domain(uuid).filter(ControlCalls::paused).isPresent()) {
            return new Done(false, words.pausedAlready(migration.name()));
        }
        if (!source.jobs().migratesAway(uuid)) {
            return new Done(false, words.overtaken());
        }
        source.pause(uuid);
        boolean byItself = source.domain(uuid)
                .filter(ControlCalls::paused)
                .filter(domain -> !domain.pausedForMigration())
                .isPresent();
        if (byItself) {
            source.resume(uuid);
            return new Done(false, words.overtaken());
        }
        return new Done(true, words.paused(migration.name(), migration.source().value()));
    }

    private static boolean paused(DomainFacts domain) {
        return domain.state() == DomainState.PAUSED;
    }

    /** What came of a wish to cancel, once both hosts were asked. */
    static String endOfCancel(
            Migration migration, ControlAction action, Optional<Policy> policy, ControlMessages words) {
        String source = migration.source().value();
        return switch (migration.outcome().orElse(Outcome.UNKNOWN)) {
            case SUCCEEDED -> words.tooLate(migration.name(), migration.destination());
            case CANCELLED ->
                action.by() == Actor.POLICY
                        ? words.givenUp(
                                migration.name(),
                                source,
                                policy.flatMap(Policy::giveUpAfter)
                                        .map(span -> Units.duration(span.toMillis()))
                                        .orElse(""))
                        : words.cancelled(migration.name(), source);
            case FAILED, UNKNOWN -> action.result().isEmpty() ? words.overtaken() : action.result();
        };
    }
}
