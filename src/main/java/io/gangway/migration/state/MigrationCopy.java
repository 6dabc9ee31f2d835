package io.gangway.migration.state;

import io.gangway.belongings.Belonging;
import io.gangway.migration.failure.Failure;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes a changed copy of a migration. */
public final class MigrationCopy {

    private final Migration original;
    private long id;
    private Optional<Outcome> outcome;
    private CancelState cancel;
    private boolean switchedOver;
    private Optional<Instant> endedAt;
    private Optional<Instant> arrivedAt;
    private Progress progress;
    private OptionalLong totalMs;
    private OptionalLong downtimeMs;
    private Optional<Verdict> verdict;
    private Optional<Failure> error;
    private List<Belonging> belongings;

    MigrationCopy(Migration original) {
        this.original = original;
        this.id = original.id();
        this.outcome = original.outcome();
        this.cancel = original.cancel();
        this.switchedOver = original.switchedOver();
        this.endedAt = original.endedAt();
        this.arrivedAt = original.arrivedAt();
        this.progress = original.progress();
        this.totalMs = original.totalMs();
        this.downtimeMs = original.downtimeMs();
        this.verdict = original.verdict();
        this.error = original.error();
        this.belongings = original.belongings();
    }

    MigrationCopy id(long value) {
        this.id = value;
        return this;
    }

    public MigrationCopy outcome(Outcome value, Instant now) {
        this.outcome = Optional.of(value);
        this.endedAt = Optional.of(endedAt.orElse(notBeforeStart(now)));
        return this;
    }

    MigrationCopy cancel(CancelState value) {
        this.cancel = value;
        return this;
    }

    MigrationCopy switchedOver() {
        this.switchedOver = true;
        return this;
    }

    public MigrationCopy arrivedAt(Instant value) {
        this.arrivedAt = Optional.of(arrivedAt.orElse(notBeforeStart(value)));
        return this;
    }

    /** Whatever a clock says. */
    private Instant notBeforeStart(Instant time) {
        return time.isBefore(original.startedAt()) ? original.startedAt() : time;
    }

    MigrationCopy progress(Progress value) {
        this.progress = value;
        return this;
    }

    MigrationCopy figures(OptionalLong newTotalMs, OptionalLong newDowntimeMs) {
        this.totalMs = newTotalMs.isPresent() ? newTotalMs : totalMs;
        this.downtimeMs = newDowntimeMs.isPresent() ? newDowntimeMs : downtimeMs;
        return this;
    }

    public MigrationCopy verdict(Verdict value) {
        this.verdict = Optional.of(value);
        return this;
    }

    public MigrationCopy error(Optional<Failure> value) {
        this.error = value;
        return this;
    }

    public MigrationCopy belongings(List<Belonging> value) {
        this.belongings = List.copyOf(value);
        return this;
    }

    public Migration build() {
        return new Migration(
                id,
                original.uuid(),
                original.name(),
                original.source(),
                original.destination(),
                original.choices(),
                outcome,
                cancel,
                switchedOver,
                original.startedAt(),
                endedAt,
                arrivedAt,
                progress,
                totalMs,
                downtimeMs,
                verdict,
                error,
                belongings);
    }
}
