package io.gangway.faults;

import io.gangway.lab.Guest;
import io.gangway.lab.MigrationAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** One fault, done once, while a guest is in each of some phases; and the judgement on each of them. */
final class Round {

    /** How long a run may take to its end, once both hosts answer again and nothing holds it up. */
    private static final Duration SETTLING = Duration.ofMinutes(2);
    /** How long what was left behind may take to be cleared away after that. */
    private static final Duration CLEARING = Duration.ofSeconds(45);

    private final Stage stage;
    private final Fault fault;
    private final List<Phase> phases;

    Round(Stage stage, Fault fault, List<Phase> phases) {
        this.stage = stage;
        this.fault = fault;
        this.phases = List.copyOf(phases);
    }

    /** The rounds that do a fault in all of its phases: for the last one the console must be stopped before. */
    static List<List<Phase>> groups(Fault fault) {
        Map<Boolean, List<Phase>> groups =
                fault.phases().stream().collect(Collectors.partitioningBy(phase -> phase == Phase.VERIFYING));
        return Stream.of(groups.get(false), groups.get(true))
                .filter(group -> !group.isEmpty())
                .toList();
    }

    List<Finding> play() {
        try {
            stage.mindConsole();
            stage.awaitConnections();
            List<Guest> guests = stage.guests(phases);
            Map<String, Set<String>> before = possessions();
            List<Trial> trials = reach(guests);
            doFault(trials);
            return stillServed(judge(trials, before));
        } catch (RuntimeException | AssertionError e) {
            stage.lab().heal(stage.source(), stage.destination());
            stage.dismiss(phases);
            return phases.stream()
                    .map(phase -> Finding.uncounted(fault.name(), phase, "the suite itself failed: " + e))
                    .toList();
        } finally {
            tidy();
        }
    }

    /** Those that wait first; the one that is over within seconds last. */
    private List<Trial> reach(List<Guest> guests) {
        Map<Boolean, List<Phase>> kept = phases.stream().collect(Collectors.partitioningBy(Phase.KEPT_UP::contains));
        List<Trial> trials = new ArrayList<>();
        for (List<Phase> some : List.of(kept.get(true), kept.get(false))) {
            trials.addAll(
                    Together.all(some, phase -> Migrating.reach(stage, guests.get(phases.indexOf(phase)), phase)));
        }
        return Together.all(trials, trial -> Migrating.stays(stage, trial));
    }

    private void doFault(List<Trial> trials) {
        List<Trial> met = met(trials);
        try {
            fault.act().on(stage, met);
            Migrating.letGo(stage, trials);
            if (phases.contains(Phase.VERIFYING)) {
                stage.letConsoleGoOn();
            }
            await(
                    fault.lasts().most(),
                    () -> fault.lasts().untilTheEnd() && met.stream().allMatch(this::ended));
        } finally {
            Together.all(List.of(stage.source(), stage.destination()), host -> stage.lab()
                    .call("heal", host));
            fault.undo().on(stage, met);
        }
    }

    private static List<Trial> met(List<Trial> trials) {
        return trials.stream().filter(trial -> trial.hitch().isEmpty()).toList();
    }

    private boolean ended(Trial trial) {
        return stage.answers()
                .migration(trial.run().orElseThrow())
                .filter(answer -> !answer.outcome().isEmpty())
                .isPresent();
    }

    private List<Finding> judge(List<Trial> trials, Map<String, Set<String>> before) {
        List<Trial> met = met(trials);
        await(SETTLING, () -> {
            stage.mindConsole();
            Migrating.hurry(stage, trials);
            return met.stream().allMatch(trial -> Judge.settled(answer(trial)));
        });
        List<Place> found =
                Together.all(met, trial -> Place.of(stage.lab(), trial.guest(), stage.source(), stage.destination()));
        Map<Trial, Place> places = new LinkedHashMap<>();
        met.forEach(trial -> places.put(trial, found.get(met.indexOf(trial))));
        await(CLEARING, () -> places.entrySet().stream()
                .allMatch(one -> left(one.getKey(), one.getValue(), before).isEmpty()));
        List<Finding> findings = new ArrayList<>();
        List<Phase> used = new ArrayList<>();
        for (Trial trial : trials) {
            Finding finding = places.containsKey(trial)
                    ? judge(trial, places.get(trial), before)
                    : Finding.uncounted(fault.name(), trial.phase(), trial.hitch());
            findings.add(finding);
            if (places.get(trial) != Place.SOURCE || !finding.right()) {
                used.add(trial.phase());
            }
        }
        stage.dismiss(used);
        return findings;
    }

    /** A console that lives and has no page any more is none. */
    private List<Finding> stillServed(List<Finding> findings) {
        await(CLEARING, () -> stage.answers().timeOf("/migrations").isPresent());
        if (stage.answers().timeOf("/migrations").isPresent()) {
            return findings;
        }
        stage.killConsole();
        stage.startConsole();
        return findings.stream()
                .map(finding -> finding.leaving("a console without a page"))
                .toList();
    }

    private Finding judge(Trial trial, Place place, Map<String, Set<String>> before) {
        return Judge.judge(
                fault, trial, stage.source(), stage.destination(), place, answer(trial), left(trial, place, before));
    }

    private Optional<MigrationAnswer> answer(Trial trial) {
        return stage.answers().migration(trial.run().orElseThrow());
    }

    private Map<String, Set<String>> possessions() {
        Map<String, Set<String>> all = new TreeMap<>();
        for (String host : List.of(stage.source(), stage.destination())) {
            all.put(host, stage.possessions(host));
        }
        return all;
    }

    /**
     * What is there that was not, and does not belong where the guest is; and a job that still holds the guest where it
     * lives. The disk that a guest has left is kept by design.
     */
    private List<String> left(Trial trial, Place place, Map<String, Set<String>> before) {
        String name = trial.guest().name();
        List<String> left = new ArrayList<>();
        possessions().forEach((host, now) -> {
            Set<String> more = new HashSet<>(now);
            more.removeAll(before.get(host));
            more.removeIf(
                    line -> line.startsWith("pool ") ? !phases.get(0).equals(trial.phase()) : !line.contains(name));
            // A guest that lives twice, or stands still, is lost: where it is then is not what was left behind.
            boolean lost = place == Place.BOTH || place == Place.STANDING;
            if (lost || place.arrived() == host.equals(stage.destination())) {
                more.removeIf(line -> !line.startsWith("pool "));
            }
            more.forEach(line -> left.add(host + " has " + line));
            if (place.arrived() && host.equals(stage.source())) {
                now.stream()
                        .filter(line -> line.equals("VM " + name) || line.equals("QEMU of " + name))
                        .forEach(line -> left.add(host + " still has " + line));
            }
        });
        if (place.lives()) {
            String host = place == Place.SOURCE ? stage.source() : stage.destination();
            String job = stage.lab().tryCall("virsh", host, "domjobinfo", name).output();
            if (!job.matches("(?s)Job type: +None\\s*")) {
                left.add(host + " has a job on " + name + ": "
                        + job.lines().findFirst().orElse("no answer"));
            }
        }
        return left.stream().sorted().toList();
    }

    /** The clock goes right again, whatever comes; and no guest stays in a state that nobody knows. */
    private void tidy() {
        stage.letConsoleGoOn();
        if (stage.hasClock()) {
            stage.stepClock(Duration.ZERO);
        }
    }

    private static void await(Duration most, Callable<Boolean> moment) {
        if (most.isZero()) {
            return;
        }
        try {
            Awaitility.await()
                    .atMost(most)
                    .pollInterval(500, TimeUnit.MILLISECONDS)
                    .until(moment);
        } catch (ConditionTimeoutException e) {
            // That is as long as it may take.
            return;
        }
    }
}
