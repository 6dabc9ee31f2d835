package io.gangway.migration.state;

import io.gangway.belongings.Belonging;
import io.gangway.host.HostName;
import io.gangway.migration.failure.Failure;
import io.gangway.migration.request.GivenOption;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.request.MigrationStorage;
import io.gangway.migration.request.OptionFields;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Verdict;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * One migration, running or past.
 *
 * @param name the VM's name when it started
 * @param destination the host's name, or the URI that was typed in for a host that the console does not know
 * @param choices how it was to be moved
 * @param outcome empty while it runs
 * @param switchedOver whether the guest was seen to stop on the source for the switchover; offline, whether the
 *     destination was seen to keep the configuration
 * @param arrivedAt when the guest resumed on the destination; empty if it did not, or if nobody saw it
 * @param totalMs libvirt's own figure for the whole run, where it gave one
 * @param downtimeMs how long the guest stood still, measured by libvirt on both hosts
 * @param belongings all that belongs to the VM beside its memory, and what becomes of it
 */
@RecordBuilder
public record Migration(
        long id,
        UUID uuid,
        String name,
        HostName source,
        String destination,
        MigrationChoices choices,
        Optional<Outcome> outcome,
        CancelState cancel,
        boolean switchedOver,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<Instant> arrivedAt,
        Progress progress,
        OptionalLong totalMs,
        OptionalLong downtimeMs,
        Optional<Verdict> verdict,
        Optional<Failure> error,
        List<Belonging> belongings) {

    public Migration {
        belongings = List.copyOf(belongings);
    }

    /** A migration that is just beginning. */
    public static Migration begin(
            MigrationRequest request, String vmName, long memoryBytes, List<Belonging> belongings, Instant now) {
        return new Migration(
                0,
                request.uuid(),
                vmName,
                request.source(),
                request.destination().label(),
                request.choices(),
                Optional.empty(),
                CancelState.NOT_ASKED,
                false,
                now.truncatedTo(ChronoUnit.MILLIS),
                Optional.empty(),
                Optional.empty(),
                Progress.expecting(memoryBytes),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                belongings);
    }

    public MigrationDuration duration() {
        return choices.duration();
    }

    public MigrationMode mode() {
        return choices.mode();
    }

    public MigrationStorage storage() {
        return choices.storage();
    }

    /** The advanced options that were chosen, without what is told of its belongings. */
    public List<GivenOption> given() {
        return OptionFields.of(choices.options()).entrySet().stream()
                .map(option -> GivenOption.of(option.getKey(), option.getValue()))
                .flatMap(option -> option.besides(belongings).stream())
                .toList();
    }

    /** Its failure as it is told now: what is to be done follows the verdict. */
    public Optional<Failure> told() {
        return error.map(failure -> failure.advising(NextStep.instead(this, failure)));
    }

    public boolean running() {
        return outcome.isEmpty();
    }

    public Phase phase() {
        return running() ? progress.phase() : Phase.ENDED;
    }

    /** The destination as a known host, if it is one. */
    public Optional<HostName> destinationHost() {
        return HostName.valid(destination) ? Optional.of(new HostName(destination)) : Optional.empty();
    }

    public Migration withId(long newId) {
        return MigrationBuilder.builder(this).id(newId).build();
    }

    public Migration withProgress(Progress newProgress) {
        return MigrationBuilder.builder(this).progress(newProgress).build();
    }

    public MigrationCopy copy() {
        return new MigrationCopy(this);
    }
}
