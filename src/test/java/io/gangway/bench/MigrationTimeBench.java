package io.gangway.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Console;
import io.gangway.lab.Guest;
import io.gangway.lab.Lab;
import io.gangway.lab.MigrationAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The same migration through the console and by {@code virsh migrate}, ten pairs in turn. */
class MigrationTimeBench {

    private static final int WARM_UP = 10;
    private static final int PAIRS = 10;
    private static final Pattern FIGURE = Pattern.compile("(Time elapsed|Total downtime|Downtime):\\s+([0-9]+) *ms");

    private record Run(double wallMs, double totalMs, double downtimeMs) {}

    private final Lab lab = new Lab();

    @Test
    void throughTheConsoleTakesNoLongerThanByVirsh() {
        List<Run> byConsole = new ArrayList<>();
        List<Run> byVirsh = new ArrayList<>();
        try (Console console = Console.ofTheLab().start().connectedTo("alpha", "beta");
                Guest guest = lab.guest("alpha", "bench", "--dirty", "4")) {
            // A console runs for weeks. In its first minutes Java compiles it, on the cores that the guests need here.
            for (int i = 0; i < WARM_UP; i++) {
                there(console, guest);
                backByVirsh(guest);
            }
            for (int i = 0; i < PAIRS; i++) {
                byConsole.add(there(console, guest));
                backByVirsh(guest);
                byVirsh.add(migrateByVirsh(guest, "alpha", "beta"));
                backByVirsh(guest);
            }
        }
        double wall = ratio("wall time", byConsole, byVirsh, Run::wallMs);
        double total = ratio("total time by libvirt", byConsole, byVirsh, Run::totalMs);
        double downtime = ratio("downtime", byConsole, byVirsh, Run::downtimeMs);
        assertTrue(total < 1.5 && wall < 1.5 && downtime < 3, "far beyond what noise explains");
    }

    private static double ratio(
            String name, List<Run> console, List<Run> virsh, java.util.function.ToDoubleFunction<Run> figure) {
        List<Double> ours = console.stream().map(figure::applyAsDouble).toList();
        List<Double> theirs = virsh.stream().map(figure::applyAsDouble).toList();
        Figures.print(name + ", console", ours, "ms");
        Figures.print(name + ", virsh", theirs, "ms");
        double ratio = Figures.median(ours) / Figures.median(theirs);
        Figures.print(name + ", console / virsh", ratio, "");
        return ratio;
    }

    private Run there(Console console, Guest guest) {
        console.knows(guest, "alpha");
        Instant began = Instant.now();
        long id = console.started(guest, "alpha", "beta", Map.of("duration", "permanent"));
        // Seldom, since whoever looks takes time from the guests and hosts on the same cores; the console says when it
        // was.
        MigrationAnswer end = Awaitility.await("the end of migration " + id)
                .atMost(60, TimeUnit.SECONDS)
                .pollInterval(1, TimeUnit.SECONDS)
                .until(() -> console.migration(id), answer -> !answer.outcome().isEmpty());
        assertEquals("succeeded", end.outcome(), end.json().prettify());
        Instant ended = Instant.parse(end.json().getString("endedAt"));
        return new Run(
                Duration.between(began, ended).toMillis(),
                end.json().getDouble("totalMs"),
                end.json().getDouble("downtimeMs"));
    }

    private void backByVirsh(Guest guest) {
        migrateByVirsh(guest, "beta", "alpha");
        guest.ticksOn("alpha");
    }

    private Run migrateByVirsh(Guest guest, String source, String destination) {
        Instant began = Instant.now();
        lab.virsh(
                source,
                "migrate",
                "--live",
                "--p2p",
                "--persistent",
                "--undefinesource",
                guest.name(),
                "qemu+ssh://root@" + destination + "/system",
                "--migrateuri",
                "tcp://" + destination);
        double wall = Duration.between(began, Instant.now()).toMillis();
        String job = lab.virsh(destination, "domjobinfo", "--completed", guest.name());
        return new Run(wall, figure(job, "Time elapsed"), figure(job, "Total downtime"));
    }

    private static double figure(String job, String name) {
        Matcher matcher = FIGURE.matcher(job);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return Double.parseDouble(matcher.group(2));
            }
        }
        throw new IllegalStateException("no " + name + " in\n" + job);
    }
}
