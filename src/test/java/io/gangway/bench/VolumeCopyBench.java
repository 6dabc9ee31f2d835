package io.gangway.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Lab;
import io.gangway.storage.copy.CopyOnce;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The same volume copied by the console, its checksum compared, and by {@code virsh vol-download | virsh vol-upload}, which
 * compares nothing; in turn. And the memory that the console's copy takes for a small and a large volume.
 */
class VolumeCopyBench {

    private static final int PAIRS = 5;
    private static final String VOLUME = "bench.raw";
    private static final String PATH = "/var/lib/libvirt/local-images/" + VOLUME;

    private static final Pattern RESULT = Pattern.compile("result ([0-9]+) ([0-9]+) ([0-9]+)");

    private record Copy(double copyMillis, double millis, double peakMib) {}

    private final Lab lab = new Lab();

    @AfterEach
    void remove() {
        removeFrom("alpha");
        removeFrom("beta");
    }

    @Test
    void isNotMuchSlowerThanVirshAlthoughItChecks() throws Exception {
        makeVolume(1024);
        List<Double> copied = new ArrayList<>();
        List<Double> checked = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> theirsChecked = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            Copy copy = byConsole();
            copied.add(1024 / (copy.copyMillis() / 1000));
            checked.add(1024 / (copy.millis() / 1000));
            removeFrom("beta");
            double copiedByVirsh = byVirsh(1024);
            theirs.add(1024 / (copiedByVirsh / 1000));
            theirsChecked.add(1024 / ((copiedByVirsh + checkedByVirsh()) / 1000));
            removeFrom("beta");
        }
        Figures.print("volume copy, console", copied, "MiB/s");
        Figures.print("volume copy and check, console", checked, "MiB/s");
        Figures.print("volume copy, virsh", theirs, "MiB/s");
        double ratio = Figures.median(copied) / Figures.median(theirs);
        Figures.print("volume copy, rate of console / virsh", ratio, "");
        Figures.print("volume copy and check, virsh", theirsChecked, "MiB/s");
        Figures.print(
                "both with a check, console / virsh", Figures.median(checked) / Figures.median(theirsChecked), "");
        Figures.print("the check on the console's side only", Figures.median(checked) / Figures.median(theirs), "");
        assertTrue(ratio > 0.4, "far below what noise explains");
    }

    @Test
    void takesNoMoreMemoryForALargeVolume() throws Exception {
        makeVolume(256);
        double small = byConsole().peakMib();
        removeFrom("beta");
        makeVolume(1024);
        double middle = byConsole().peakMib();
        removeFrom("beta");
        makeVolume(4096);
        double large = byConsole().peakMib();
        Figures.print("peak memory for 256 MiB", small, "MiB");
        Figures.print("peak memory for 1024 MiB", middle, "MiB");
        Figures.print("peak memory for 4096 MiB", large, "MiB");
        assertTrue(large < small + 100, "it grows with the volume");
    }

    private void makeVolume(int mebibytes) {
        lab.call("exec", "alpha", "qemu-img", "create", "-q", "-f", "raw", PATH, mebibytes + "M");
        for (int from = 0; from < mebibytes; from += 256) {
            lab.call("exec", "alpha", "qemu-io", "-f", "raw", "-c", "write -P 6 " + from + "M 256M", PATH);
        }
        lab.virsh("alpha", "pool-refresh", "local");
    }

    private Copy byConsole() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                "java",
                "-Xmx64m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                CopyOnce.class.getName(),
                VOLUME);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        Matcher figures = RESULT.matcher(output);
        assertTrue(figures.find(), output);
        return new Copy(
                Double.parseDouble(figures.group(1)),
                Double.parseDouble(figures.group(2)),
                Double.parseDouble(figures.group(3)) / 1024);
    }

    private double byVirsh(int mebibytes) throws IOException, InterruptedException {
        Instant began = Instant.now();
        lab.virsh("beta", "vol-create-as", "local", VOLUME, mebibytes + "M", "--format", "raw", "--allocation", "0");
        List<Process> processes = ProcessBuilder.startPipeline(List.of(
                new ProcessBuilder("./lab", "virsh", "alpha", "vol-download", "--pool", "local", VOLUME, "/dev/stdout"),
                new ProcessBuilder("./lab", "virsh", "beta", "vol-upload", "--pool", "local", VOLUME, "/dev/stdin")));
        for (Process process : processes) {
            assertEquals(0, process.waitFor());
        }
        double millis = Duration.between(began, Instant.now()).toMillis();
        lab.call("exec", "beta", "test", "-s", PATH);
        return millis;
    }

    /** How long it takes to read the copy again for a checksum, as the console does; the source's is not counted. */
    private double checkedByVirsh() throws IOException, InterruptedException {
        Instant began = Instant.now();
        List<Process> processes = ProcessBuilder.startPipeline(List.of(
                new ProcessBuilder("./lab", "virsh", "beta", "vol-download", "--pool", "local", VOLUME, "/dev/stdout"),
                new ProcessBuilder("sha256sum").redirectOutput(ProcessBuilder.Redirect.DISCARD)));
        for (Process process : processes) {
            assertEquals(0, process.waitFor());
        }
        return Duration.between(began, Instant.now()).toMillis();
    }

    private void removeFrom(String host) {
        lab.call("exec", host, "rm", "-f", PATH);
        lab.virsh(host, "pool-refresh", "local");
    }
}
