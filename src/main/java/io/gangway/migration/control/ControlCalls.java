package io.gangway.migration.control;

import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.DomainFacts;
import io.gangway.libvirt.fact.DomainState;
import io.gangway.migration.control.ControlAction.Actor;
import io.gangway.migration.control.ControlResult.Kind;
import io.gangway.migration.state.Migration;
import io.gangway.migration.verdict.Outcome;
import io.gangway.page.Units;
import java.util.Optional;
import java.util.UUID;

/** Does to a run, on its source host, what was asked for, and says what came of it. */
final class ControlCalls {

    /** What came of it. */
    record Done(boolean effective, ControlResult result) {}

    private static final long MIB = 1024 * 1024;

    private ControlCalls() {}

    static Done perform(VirtConnection source, Migration migration, ControlAction action) {
        UUID uuid = migration.uuid();
        long value = action.value().orElse(0);
        return switch (action.kind()) {
            case PAUSE -> pause(source, migration);
            case DOWNTIME -> {
                source.controls().maxDowntime(uuid, value);
                yield new Done(true, ControlResult.of(Kind.DOWNTIME_SET, Units.duration(value)));
            }
            case BANDWIDTH -> {
                source.controls().maxSpeed(uuid, value);
                yield new Done(true, ControlResult.of(Kind.BANDWIDTH_SET, Units.perSecond(value * MIB)));
            }
            case POST_COPY -> {
                source.controls().startPostCopy(uuid);
                yield new Done(true, ControlResult.of(Kind.POST_COPY_BEGUN, migration.name(), migration.destination()));
            }
            case CANCEL, RESUME ->
                throw new IllegalArgumentException("a run is cancelled by its watch, and nothing resumes its guest");
        };
    }

    /** Libvirt lets a guest go on by itself only if it was paused during a migration: one that has ended is undone. */
    private static Done pause(VirtConnection source, Migration migration) {
        UUID uuid = migration.uuid();
        if (source.domain(uuid).filter(ControlCalls::paused).isPresent()) {
            return new Done(false, ControlResult.of(Kind.PAUSED_ALREADY, migration.name()));
        }
        if (!source.jobs().migratesAway(uuid)) {
            return new Done(false, ControlResult.of(Kind.OVERTAKEN));
        }
        source.pause(uuid);
        boolean byItself = source.domain(uuid)
                .filter(ControlCalls::paused)
                .filter(domain -> !domain.pausedForMigration())
                .isPresent();
        if (byItself) {
            source.resume(uuid);
            return new Done(false, ControlResult.of(Kind.OVERTAKEN));
        }
        return new Done(
                true,
                ControlResult.of(
                        Kind.PAUSED, migration.name(), migration.source().value()));
    }

    private static boolean paused(DomainFacts domain) {
        return domain.state() == DomainState.PAUSED;
    }

    /** What came of a wish to cancel, once both hosts were asked. */
    static ControlResult endOfCancel(Migration migration, ControlAction action, Optional<Policy> policy) {
        String source = migration.source().value();
        return switch (migration.outcome().orElse(Outcome.UNKNOWN)) {
            case SUCCEEDED -> ControlResult.of(Kind.TOO_LATE, migration.name(), migration.destination());
            case CANCELLED ->
                action.by() == Actor.POLICY
                        ? ControlResult.of(
                                Kind.GIVEN_UP,
                                migration.name(),
                                source,
                                policy.flatMap(Policy::giveUpAfter)
                                        .map(span -> Units.duration(span.toMillis()))
                                        .orElse(""))
                        : ControlResult.of(Kind.CANCELLED, migration.name(), source);
            case FAILED, UNKNOWN -> action.result().known() ? action.result() : ControlResult.of(Kind.OVERTAKEN);
        };
    }
}
