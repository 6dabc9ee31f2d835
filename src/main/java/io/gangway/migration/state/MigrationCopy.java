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

    private final MigrationBuilder copy;

    MigrationCopy(Migration original) {
        this.copy = MigrationBuilder.builder(original);
    }

    public MigrationCopy outcome(Outcome value, Instant now) {
        copy.outcome(Optional.of(value)).endedAt(Optional.of(copy.endedAt().orElse(notBeforeStart(now))));
        return this;
    }

    MigrationCopy cancel(CancelState value) {
        copy.cancel(value);
        return this;
    }

    MigrationCopy switchedOver() {
        copy.switchedOver(true);
        return this;
    }

    public MigrationCopy arrivedAt(Instant value) {
        copy.arrivedAt(Optional.of(copy.arrivedAt().orElse(notBeforeStart(value))));
        return this;
    }

    /** Whatever a clock says. */
    private Instant notBeforeStart(Instant time) {
        return time.isBefore(copy.startedAt()) ? copy.startedAt() : time;
    }

    MigrationCopy progress(Progress value) {
        copy.progress(value);
        return this;
    }

    MigrationCopy figures(OptionalLong newTotalMs, OptionalLong newDowntimeMs) {
        copy.totalMs(newTotalMs.isPresent() ? newTotalMs : copy.totalMs())
                .downtimeMs(newDowntimeMs.isPresent() ? newDowntimeMs : copy.downtimeMs());
        return this;
    }

    public MigrationCopy verdict(Verdict value) {
        copy.verdict(Optional.of(value));
        return this;
    }

    public MigrationCopy error(Optional<Failure> value) {
        copy.error(value);
        return this;
    }

    public MigrationCopy belongings(List<Belonging> value) {
        copy.belongings(value);
        return this;
    }

    public Migration build() {
        return copy.build();
    }
}
