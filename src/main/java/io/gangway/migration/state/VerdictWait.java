package io.gangway.migration.state;

import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Sighting;
import io.gangway.migration.verdict.Sighting.Kind;
import io.gangway.migration.verdict.Verdict;
import io.gangway.migration.verdict.Verdict.Where;
import java.time.Duration;

/** What a verdict still waits for before it is the last word on a run. */
public enum VerdictWait {
    /** It is the last word. */
    NOTHING,
    /** The source does not answer. */
    SOURCE,
    /** The destination does not answer. */
    DESTINATION,
    /** The VM moved for good, and the source has not let it go yet. */
    LETTING_GO,
    /** Both answer, but what they say does not fit together. */
    AGREEMENT;

    /** A libvirtd that is frozen is given up by its peers after some 30 s; one that goes on then takes a while. */
    public static final Duration SILENCE = Duration.ofSeconds(75);
    /** How long both hosts may take to agree. */
    public static final Duration SETTLING = Duration.ofSeconds(12);

    /** What is missing where both hosts said this. A host that the console does not know never answers: none waits for it. */
    public static VerdictWait of(Migration migration, Verdict verdict) {
        Sighting source = verdict.source();
        if (verdict.outcome() == Outcome.UNKNOWN) {
            if (!source.reachable()) {
                return SOURCE;
            }
            boolean askable = migration.destinationHost().isPresent();
            return askable && !verdict.destination().reachable() ? DESTINATION : AGREEMENT;
        }
        boolean forGood = migration.duration() == MigrationDuration.PERMANENT
                && verdict.outcome() == Outcome.SUCCEEDED
                && verdict.where() == Where.DESTINATION;
        boolean kept = source.kind() == Kind.SEEN && (source.persistent() || source.active());
        return forGood && kept ? LETTING_GO : NOTHING;
    }

    /**
     * How long that is waited for at most.
     *
     * @param heard whether libvirt's call has come back: what the source keeps after that, it keeps for good
     */
    public Duration patience(boolean heard) {
        return switch (this) {
            case NOTHING -> Duration.ZERO;
            case SOURCE, DESTINATION -> SILENCE;
            case LETTING_GO -> heard ? SETTLING : SILENCE;
            case AGREEMENT -> SETTLING;
        };
    }
}
