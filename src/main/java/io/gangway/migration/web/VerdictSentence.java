package io.gangway.migration.web;

import io.gangway.language.MarkMessages;
import io.gangway.language.Spoken;
import io.gangway.migration.failure.PostCopyFailure;
import io.gangway.migration.request.Field;
import io.gangway.migration.state.Migration;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Sighting;
import io.gangway.migration.verdict.Sighting.Kind;
import io.gangway.migration.verdict.Verdict;
import io.gangway.page.Units;
import io.gangway.vm.inventory.VmState;
import io.gangway.vm.inventory.VmStateMessages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in one sentence where a verdict found the VM, and what the other host said. */
@ApplicationScoped
public class VerdictSentence {

    private final MigrationMessages messages;
    private final VmStateMessages states;
    private final MarkMessages marks;

    public VerdictSentence(
            @Spoken MigrationMessages messages, @Spoken VmStateMessages states, @Spoken MarkMessages marks) {
        this.messages = messages;
        this.states = states;
        this.marks = marks;
    }

    /** The whole sentence; empty without a verdict. */
    public Optional<String> of(Migration migration) {
        return migration
                .verdict()
                .map(verdict -> joined(migration, verdict)
                        + marks.semicolon()
                        + messages.checkedAt(Units.moment(verdict.checkedAt()))
                        + marks.stop());
    }

    /** The sentence without when it was checked, for a page on which that ticks; without a verdict it says so. */
    public String finding(Migration migration) {
        return migration
                .verdict()
                .map(verdict -> joined(migration, verdict))
                .orElseGet(() -> migration.running() ? "" : messages.unjudged(migration.name()));
    }

    /** {@link #finding} as a sentence of its own, to be read out. */
    public String announced(Migration migration) {
        return finding(migration) + marks.stop();
    }

    private String joined(Migration migration, Verdict verdict) {
        return String.join(marks.semicolon(), clauses(migration, verdict));
    }

    private List<String> clauses(Migration migration, Verdict verdict) {
        Sighting source = verdict.source();
        Sighting destination = verdict.destination();
        List<String> clauses = new ArrayList<>();
        switch (verdict.where()) {
            case DESTINATION -> {
                clauses.add(lives(migration, destination, since(migration)));
                clauses.add(left(source));
                migration
                        .choices()
                        .options()
                        .text(Field.DESTINATION_NAME)
                        .ifPresent(name -> clauses.add(messages.namedThere(name, destination.host())));
                if (!destination.persistent()) {
                    clauses.add(messages.vanishes(destination.host()));
                }
            }
            case SOURCE -> {
                clauses.add(lives(migration, source, Optional.empty()));
                clauses.add(notReached(migration, destination));
            }
            case BOTH -> clauses.add(messages.onBoth(migration.name(), source.host(), destination.host()));
            case NOWHERE -> {
                clauses.add(messages.onNeither(migration.name()));
                clauses.add(plain(source));
                clauses.add(plain(destination));
            }
            case UNPROVEN -> {
                if (halved(migration, verdict)) {
                    clauses.add(messages.halved(migration.name(), source.host(), destination.host()));
                    break;
                }
                clauses.add(messages.unproven(migration.name()));
                clauses.add(plain(source));
                clauses.add(plain(destination));
                // Of a host that the console does not know, nothing is ever heard.
                boolean open =
                        migration.outcome().filter(Outcome.UNKNOWN::equals).isPresent();
                if (open && migration.destinationHost().isPresent()) {
                    clauses.add(messages.keepsAsking());
                }
            }
        }
        return clauses;
    }

    private static boolean halved(Migration migration, Verdict verdict) {
        return migration.error().filter(PostCopyFailure::is).isPresent()
                && verdict.source().active()
                && verdict.destination().active();
    }

    /** A later look may find a VM that shut down and was started again: then the arrival says nothing. */
    private static Optional<String> since(Migration migration) {
        return migration
                .outcome()
                .filter(Outcome.SUCCEEDED::equals)
                .flatMap(succeeded -> migration.arrivedAt())
                .map(Units::moment);
    }

    private String lives(Migration migration, Sighting where, Optional<String> since) {
        String name = migration.name();
        boolean runs = where.state()
                .filter(state -> state == VmState.RUNNING || state == VmState.IDLE)
                .isPresent();
        if (!runs) {
            return messages.isOn(name, where.host(), state(where));
        }
        return since.map(time -> messages.runsSince(name, where.host(), time))
                .orElseGet(() -> messages.runs(name, where.host()));
    }

    private String left(Sighting source) {
        if (source.kind() == Kind.ABSENT) {
            return messages.noLongerKnows(source.host());
        }
        // Memory that is kept there is older than what the guest has done since: that must not go untold.
        boolean saved = source.state().filter(VmState.SAVED::equals).isPresent();
        if (source.kind() == Kind.SEEN && !source.active() && source.persistent() && !saved) {
            return messages.keepsConfiguration(source.host());
        }
        return plain(source);
    }

    private String notReached(Migration migration, Sighting destination) {
        boolean came = migration.outcome().filter(Outcome.SUCCEEDED::equals).isPresent();
        return destination.kind() == Kind.ABSENT && !came ? messages.notThere(destination.host()) : plain(destination);
    }

    private String plain(Sighting sighting) {
        return switch (sighting.kind()) {
            case ABSENT -> messages.doesNotKnow(sighting.host());
            case UNREACHABLE -> messages.noAnswer(sighting.host());
            case SEEN ->
                sighting.held()
                        ? messages.holdsHalf(sighting.host())
                        : messages.hasIt(sighting.host(), state(sighting));
        };
    }

    private String state(Sighting sighting) {
        return sighting.state().map(states::word).orElse("");
    }
}
