package io.gangway.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/**
 * The long form: every fault at every phase. {@code ./lab faults} calls it; the table is printed and kept in
 * target/faults.txt, which is written anew after each round.
 */
class AllFaults {

    private static final Path TABLE = Path.of("target", "faults.txt");
    private static final String FREEZES = "freezes";

    /** Something that is done on a stage, and takes a while. */
    @FunctionalInterface
    private interface Work {
        void on(Stage stage) throws IOException;
    }

    private final Lab lab = new Lab();
    private final FaultTable table = new FaultTable();
    private final List<String> freezes = new ArrayList<>();
    private final Instant limit = Instant.now().plus(Duration.ofMinutes(Long.getLong("faults.minutes", 120)));
    private final int most = Integer.getInteger("faults.runs", 1000);

    @Test
    void eachAtEachPhase() throws IOException, InterruptedException {
        Queue<Work> work = work(System.getProperty("faults.only", ""));
        List<Thread> pairs = new ArrayList<>();
        pairs.add(new Thread(() -> play(work, "alpha", "beta"), "faults-alpha"));
        if (lab.tryCall("exec", "delta", "true").status() == 0) {
            pairs.add(new Thread(() -> play(work, "gamma", "delta"), "faults-gamma"));
        }
        pairs.forEach(Thread::start);
        for (Thread pair : pairs) {
            pair.join();
        }
        keep();
        System.out.println(text());
        assertEquals(List.of(), table.wrong(), "all was right");
        assertEquals(0, table.consoleDeaths(), "the console lived");
        assertTrue(table.runs() > 0 || !freezes.isEmpty(), "something was done");
    }

    private Queue<Work> work(String only) {
        Queue<Work> work = new ConcurrentLinkedQueue<>();
        List<String> names = only.isEmpty() ? List.of() : List.of(only.split(","));
        if (only.isEmpty() || names.contains(FREEZES)) {
            work.add(stage -> keepFreezes(new FreezeSeries(stage).play()));
        }
        List<Fault> faults = only.isEmpty()
                ? Faults.all()
                : names.stream()
                        .filter(name -> !name.equals(FREEZES))
                        .map(Faults::named)
                        .toList();
        // What tells most for its time comes first.
        for (boolean atTheEnd : List.of(false, true)) {
            for (Fault fault : faults) {
                Round.groups(fault).stream()
                        .filter(phases -> phases.contains(Phase.VERIFYING) == atTheEnd)
                        .forEach(phases -> work.add(stage -> {
                            table.add(new Round(stage, fault, phases).play());
                            keep();
                        }));
            }
        }
        return work;
    }

    private synchronized void keepFreezes(FreezeSeries.Result result) throws IOException {
        freezes.addAll(result.lines());
        table.add(result.findings());
        keep();
    }

    private void play(Queue<Work> work, String source, String destination) {
        try (Stage stage = new Stage(lab, source, destination)) {
            while (table.runs() < most && Instant.now().isBefore(limit)) {
                Work next = work.poll();
                if (next == null) {
                    break;
                }
                next.on(stage);
            }
            stage.mindConsole();
            table.addConsoleDeaths(stage.consoleDeaths());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private synchronized String text() {
        return table.text() + String.join("\n", freezes);
    }

    private synchronized void keep() throws IOException {
        Files.createDirectories(TABLE.getParent());
        Files.writeString(TABLE, text() + "\n");
    }
}
