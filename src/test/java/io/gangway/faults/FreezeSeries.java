package io.gangway.faults;

import io.gangway.lab.Guest;
import io.gangway.lab.MigrationAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Twenty freezes in a row, of either libvirtd, while one guest leaves the frozen host and another arrives there. The console
 * must live, tell of the other host within a second all the while, end each run truly, and have as many threads and open
 * files in the end as it had in the beginning.
 */
final class FreezeSeries {

    private static final List<Integer> SECONDS =
            List.of(5, 40, 10, 15, 8, 30, 5, 20, 12, 60, 7, 25, 10, 45, 6, 15, 20, 5, 30, 10);
    private static final Duration SLOWEST_PAGE = Duration.ofSeconds(1);
    private static final Duration SETTLING = Duration.ofMinutes(2);
    /** Connections come and go at all times: so many more are none that were left open by twenty freezes. */
    private static final int SPARE = 6;

    /** What was measured, in lines for a reader, and the judgement on each run. */
    record Result(List<String> lines, List<Finding> findings) {}

    /** What a process holds. */
    private record Held(long threads, long files) {}

    private final Stage stage;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private Duration slowestPage = Duration.ZERO;
    private int missingPages;

    FreezeSeries(Stage stage) {
        this.stage = stage;
    }

    Result play() {
        List<Guest> guests = new ArrayList<>();
        try {
            stage.mindConsole();
            guests.add(stage.lab().guest(stage.source(), stage.source() + "-freezes1", "--memory", "128"));
            guests.add(stage.lab().guest(stage.destination(), stage.source() + "-freezes2", "--memory", "128"));
            // What is made at the first use is there before it is counted.
            guests.forEach(guest -> move(guest, 4000));
            Held before = held();
            long console = stage.consoleProcess();
            for (int i = 0; i < SECONDS.size(); i++) {
                freeze(i % 2 == 0 ? stage.source() : stage.destination(), SECONDS.get(i), guests);
            }
            Held after = heldInTheEnd(before);
            lines.add(
                    "%d freezes of %d to %d s; the same console: %s; threads %d before, %d after; open files %d before, %d after"
                            .formatted(
                                    SECONDS.size(),
                                    SECONDS.stream()
                                            .mapToInt(Integer::intValue)
                                            .min()
                                            .orElseThrow(),
                                    SECONDS.stream()
                                            .mapToInt(Integer::intValue)
                                            .max()
                                            .orElseThrow(),
                                    stage.consoleProcess() == console ? "yes" : "no",
                                    before.threads,
                                    after.threads,
                                    before.files,
                                    after.files));
            lines.add("slowest page of the other host meanwhile: %d ms of %d allowed; pages that did not come: %d"
                    .formatted(slowestPage.toMillis(), SLOWEST_PAGE.toMillis(), missingPages));
        } catch (RuntimeException | AssertionError e) {
            lines.add("the freezes came to an end before their time: " + e);
        } finally {
            stage.lab().heal(stage.source(), stage.destination());
            guests.forEach(this::remove);
        }
        return new Result(List.copyOf(lines), List.copyOf(findings));
    }

    private void remove(Guest guest) {
        Stream.of(stage.source(), stage.destination())
                .forEach(host -> stage.lab().tryCall("vm", host, guest.name(), "--remove"));
    }

    private void freeze(String frozen, int seconds, List<Guest> guests) {
        List<Going> going = guests.stream().map(guest -> begin(guest, 4)).toList();
        going.forEach(one -> Awaitility.await(one.trial.guest().name() + " moves")
                .atMost(45, TimeUnit.SECONDS)
                .until(() -> moves(one)));
        stage.lab().fault(frozen, "libvirtd-freeze");
        try {
            watchPages(frozen.equals(stage.source()) ? stage.destination() : stage.source(), seconds);
        } finally {
            stage.lab().heal(frozen);
        }
        Awaitility.await("all is known of " + frozen + "'s runs")
                .atMost(SETTLING)
                .until(() -> {
                    stage.mindConsole();
                    going.stream().filter(this::moves).forEach(one -> limit(one.trial.guest(), one.from, 4000));
                    return going.stream().allMatch(one -> Judge.settled(answer(one.trial)));
                });
        going.forEach(one -> judge(one, frozen, seconds));
    }

    /** A guest, and the hosts between which it is on its way. */
    private record Going(Trial trial, String from, String to) {}

    private Going begin(Guest guest, int mibPerSecond) {
        String from = stage.lab().state(stage.source(), guest.name()).equals("running")
                ? stage.source()
                : stage.destination();
        String to = from.equals(stage.source()) ? stage.destination() : stage.source();
        limit(guest, from, mibPerSecond);
        var answer = Awaitility.await(guest.name() + "'s migration is begun")
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> stage.answers().begin(guest.uuid(), from, to, "shared"), began -> began.map(
                                json -> json.<Object>get("id"))
                        .filter(Number.class::isInstance)
                        .isPresent());
        return new Going(
                Trial.begun(guest, Phase.FIRST_PASS, answer.orElseThrow().getLong("id")), from, to);
    }

    private void limit(Guest guest, String host, int mibPerSecond) {
        stage.lab().tryCall("virsh", host, "migrate-setspeed", guest.name(), String.valueOf(mibPerSecond));
    }

    private boolean moves(Going one) {
        return stage.lab()
                .tryCall("virsh", one.from, "domjobinfo", one.trial.guest().name())
                .output()
                .contains("Outgoing migration");
    }

    private void move(Guest guest, int mibPerSecond) {
        Going going = begin(guest, mibPerSecond);
        Awaitility.await(guest.name() + " arrives").atMost(SETTLING).until(() -> Judge.settled(answer(going.trial)));
    }

    private Optional<MigrationAnswer> answer(Trial trial) {
        return stage.answers().migration(trial.run().orElseThrow());
    }

    private void watchPages(String other, int seconds) {
        Instant thawed = Instant.now().plusSeconds(seconds);
        Awaitility.await("the time of the freeze")
                .atMost(Duration.ofSeconds(seconds + 60L))
                .pollInterval(250, TimeUnit.MILLISECONDS)
                .until(() -> {
                    watchPage("/hosts/" + other);
                    watchPage("/vms?host=" + other);
                    return !Instant.now().isBefore(thawed);
                });
    }

    private void watchPage(String page) {
        Optional<Duration> time = stage.answers().timeOf(page);
        if (time.isEmpty()) {
            missingPages++;
        }
        slowestPage = time.filter(one -> one.compareTo(slowestPage) > 0).orElse(slowestPage);
    }

    private void judge(Going one, String frozen, int seconds) {
        boolean leaving = one.from.equals(frozen);
        String end = leaving ? "source" : "destination";
        Fault fault = Faults.freeze(end, seconds).called("twenty freezes, " + end + "'s");
        Place place = Place.of(stage.lab(), one.trial.guest(), one.from, one.to);
        findings.add(Judge.judge(fault, one.trial, one.from, one.to, place, answer(one.trial), List.of()));
        if (!place.lives()) {
            throw new IllegalStateException(one.trial.guest().name() + " is " + place);
        }
        // It goes back over the same two hosts: its ticks are counted anew.
        Stream.of(stage.source(), stage.destination()).forEach(host -> stage.lab()
                .bash(
                        host,
                        ": >\"$1\"",
                        "/var/log/libvirt/ticks/" + one.trial.guest().name()));
    }

    private Held heldInTheEnd(Held before) {
        try {
            return Awaitility.await("threads and files come back")
                    .atMost(60, TimeUnit.SECONDS)
                    .until(
                            this::held,
                            now -> now.threads <= before.threads + SPARE && now.files <= before.files + SPARE);
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            lines.add("threads or open files did not come back");
            return held();
        }
    }

    private Held held() {
        Path process = Path.of("/proc", String.valueOf(stage.consoleProcess()));
        return new Held(count(process.resolve("task")), count(process.resolve("fd")));
    }

    private static long count(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
