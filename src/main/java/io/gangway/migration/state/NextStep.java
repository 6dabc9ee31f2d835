package io.gangway.migration.state;

import io.gangway.migration.failure.Failure;
import io.gangway.migration.failure.PostCopyFailure;
import io.gangway.migration.failure.RunFailures;
import io.gangway.migration.failure.SourceEnd;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Sighting;
import io.gangway.migration.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a person is told to do after a failure, by where the verdict found the VM. What mends a failure's cause, and
 * another try, are good advice only as long as the VM lives where it was before: elsewhere they may destroy it.
 */
public final class NextStep {

    private NextStep() {}

    /** What is to be done instead of the failure's own advice; empty where that is right. */
    static Optional<String> instead(Migration migration, Failure failure) {
        if (migration.running()) {
            return Optional.empty();
        }
        return migration
                .verdict()
                .map(verdict -> instead(migration, failure, verdict))
                .orElseGet(() -> Optional.of(nobodySaid(migration.name())));
    }

    private static Optional<String> instead(Migration migration, Failure failure, Verdict verdict) {
        String vm = migration.name();
        return switch (verdict.where()) {
            case SOURCE -> Optional.empty();
            case DESTINATION -> Optional.of(there(vm, verdict));
            case BOTH -> Optional.of(onBoth(vm, verdict));
            case UNPROVEN -> PostCopyFailure.is(failure) ? Optional.empty() : Optional.of(unproven(vm, verdict));
            case NOWHERE -> nowhere(migration, failure, verdict);
        };
    }

    private static String nobodySaid(String vm) {
        return "Start " + vm
                + " nowhere, and begin no other migration of it, before it is known where it is. “Check again”"
                + " asks both hosts.";
    }

    private static String there(String vm, Verdict verdict) {
        return vm + " is on " + verdict.destination().host()
                + " now. See whether that is as it should be before you move it anywhere.";
    }

    /** To pause loses nothing, and two that stand still write on no disk. */
    private static String onBoth(String vm, Verdict verdict) {
        String source = verdict.source().host();
        String destination = verdict.destination().host();
        return "Pause " + vm + " on both hosts (virsh suspend on " + source + " and on " + destination
                + "), which loses nothing: two that run on one disk destroy what is on it. Then find out which of the two has"
                + " done what must be kept, by their screens and logs, before either goes on. Start, end and move neither"
                + " until that is clear.";
    }

    private static String unproven(String vm, Verdict verdict) {
        List<String> silent = Stream.of(verdict.source(), verdict.destination())
                .filter(sighting -> !sighting.reachable())
                .map(Sighting::host)
                .toList();
        if (silent.isEmpty()) {
            return "One host holds " + vm
                    + " paused and waits for the other. Resume, end and start neither before it is clear"
                    + " on which of them the guest goes on. “Check again” asks both.";
        }
        String hosts = String.join(" and ", silent);
        return vm + " may be running on " + hosts
                + ". Start it nowhere, and begin no other migration of it, before that is" + " known. Have " + hosts
                + " answer the console again, and then press “Check again”.";
    }

    private static Optional<String> nowhere(Migration migration, Failure failure, Verdict verdict) {
        String vm = migration.name();
        if (PostCopyFailure.is(failure)) {
            return Optional.of(PostCopyFailure.lost(vm));
        }
        if (migration.outcome().equals(Optional.of(Outcome.UNKNOWN))) {
            return Optional.of("Look for " + vm
                    + " on every host that may have it, before you start it, or make it anew, on" + " any.");
        }
        if (verdict.source().kind() != Sighting.Kind.SEEN
                && verdict.destination().kind() != Sighting.Kind.SEEN) {
            return Optional.of(
                    "Find out why " + vm + " ended. No host keeps its configuration, which was there only while it ran:"
                            + " it can be made anew with its disks once that is known.");
        }
        boolean stopped = SourceEnd.tells(failure) || failure.code().equals(RunFailures.VM_STOPPED);
        return stopped
                ? Optional.empty()
                : Optional.of(vm + " does not run any more. Find out first why it stopped; then start it on "
                        + keeper(verdict) + ", and migrate it once it runs there.");
    }

    private static String keeper(Verdict verdict) {
        return verdict.source().kind() == Sighting.Kind.SEEN
                ? verdict.source().host()
                : verdict.destination().host();
    }
}
