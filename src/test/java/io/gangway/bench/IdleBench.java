package io.gangway.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the console costs when nothing happens, with a hundred VMs. */
class IdleBench {

    private static final int SECONDS = 40;
    /** Linux counts a process's time in hundredths of a second. */
    private static final double TICKS_PER_SECOND = 100;

    @Test
    void costsNearlyNothingWhenIdle() throws IOException, InterruptedException {
        try (Console console = ManyVms.console()) {
            TimeUnit.SECONDS.sleep(15);
            long before = processTicks(console);
            TimeUnit.SECONDS.sleep(SECONDS);
            double core = 100 * (processTicks(console) - before) / TICKS_PER_SECOND / SECONDS;
            double residentMb = residentKb(console) / 1000.0;

            Figures.print("CPU of one core, idle with 100 VMs", core, "%");
            Figures.print("resident memory, idle with 100 VMs", residentMb, "MB");
            assertTrue(core < 10 && residentMb < 700, "far beyond what noise explains");
        }
    }

    private static long processTicks(Console console) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + console.processId() + "/stat"));
        List<String> fields =
                List.of(stat.substring(stat.lastIndexOf(')') + 2).trim().split("\\s+", -1));
        return Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
    }

    private static long residentKb(Console console) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + console.processId() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Long.valueOf(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }
}
