package io.gangway.faults;

import io.gangway.lab.Console;
import io.gangway.lab.Guest;
import io.gangway.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Two hosts of the lab, the guests that go from the one to the other, and the console that has them do so. */
final class Stage implements AutoCloseable {

    /** All that might be left behind on a host, a line each: what it is, and its name. */
    private static final String POSSESSIONS = """
            timeout 20 virsh -q list --all --name | sed '/^$/d;s/^/VM /'
            timeout 20 virsh -q pool-list --all --name | sed '/^$/d;s/ *$//;s/^/pool /'
            ps -eo args | sed -n 's/^[^ ]*qemu[^ ]* -name guest=\\([^,]*\\),.*/QEMU of \\1/p'
            ls /var/lib/libvirt/local-images | sed 's/^/file /'
            """;
    /** Where the library lies that gives a program another clock, on Debian and on Fedora. */
    private static final List<Path> CLOCK_LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib64/faketime/libfaketimeMT.so.1"));

    private final Lab lab;
    private final String source;
    private final String destination;
    private final Console console;
    private final Answers answers;
    private final Map<Phase, Guest> guests = new EnumMap<>(Phase.class);
    private int consoleDeaths;

    Stage(Lab lab, String source, String destination) {
        this.lab = lab;
        this.source = source;
        this.destination = destination;
        this.console = Console.withoutHosts();
        this.answers = new Answers(console);
        // The first one has libvirtd started anew, which is to be no fault of any migration.
        lab.fault(destination, "hold-arrival", "nobody");
        lab.heal(destination);
        knows(source);
        knows(destination);
        clock().ifPresent(library -> {
            stepClock(Duration.ZERO);
            console.withVariable("LD_PRELOAD", library.toString())
                    .withVariable("FAKETIME_TIMESTAMP_FILE", clockFile().toString())
                    .withVariable("FAKETIME_CACHE_DURATION", "1")
                    // Else it has every wait of Java's end before its time.
                    .withVariable("FAKETIME_FORCE_MONOTONIC_FIX", "0")
                    .withVariable("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        });
        startConsole();
    }

    /**
     * By its address, and without an address for migration data: libvirt takes the name that the destination gives itself,
     * as it does wherever nobody set anything.
     */
    private void knows(String host) {
        Properties lines = new Properties();
        try (var reader = Files.newBufferedReader(Lab.CONFIGURATION)) {
            lines.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String address = lab.bash(host, "getent ahostsv4 \"$1\" | head -n 1 | cut -d' ' -f1", host);
        console.with("gangway.hosts." + host + ".uri", lines.getProperty("gangway.hosts." + host + ".uri"))
                .with("gangway.hosts." + host + ".peer-uri", "qemu+ssh://root@" + address + "/system");
    }

    Lab lab() {
        return lab;
    }

    String source() {
        return source;
    }

    String destination() {
        return destination;
    }

    Answers answers() {
        return answers;
    }

    long consoleProcess() {
        return console.processId();
    }

    void startConsole() {
        console.start().connectedTo(source, destination);
    }

    /** Waits until the console is connected to both hosts, which takes a while after some faults. */
    void awaitConnections() {
        console.connectedTo(source, destination);
    }

    void killConsole() {
        console.kill();
    }

    /** As if the machine was too busy to give it time: it does nothing until it goes on. */
    void stopConsole() {
        run("kill", "-STOP", String.valueOf(console.processId()));
    }

    void letConsoleGoOn() {
        if (console.alive()) {
            run("kill", "-CONT", String.valueOf(console.processId()));
        }
    }

    /** Starts it anew if it died by itself, and counts that. */
    void mindConsole() {
        if (!console.alive()) {
            consoleDeaths++;
            startConsole();
        }
    }

    int consoleDeaths() {
        return consoleDeaths;
    }

    /** No file of it can grow any more, as on a disk that is full. */
    void fillConsolesDisk() {
        long size = console.data().resolve("gangway.mv.db").toFile().length();
        run("prlimit", "--pid", String.valueOf(console.processId()), "--fsize=" + size + ":");
    }

    void emptyConsolesDisk() {
        run("prlimit", "--pid", String.valueOf(console.processId()), "--fsize=unlimited:");
    }

    /** Whether the console runs with a clock of its own; the machine's is never touched. */
    boolean hasClock() {
        return clock().isPresent();
    }

    private static Optional<Path> clock() {
        return CLOCK_LIBRARIES.stream().filter(Files::exists).findFirst();
    }

    private Path clockFile() {
        return console.data().resolve("clock");
    }

    /** Has the console's clock differ from the machine's from now on. */
    void stepClock(Duration difference) {
        try {
            Path next = Files.writeString(console.data().resolve("clock.new"), "%+d".formatted(difference.toSeconds()));
            Files.move(next, clockFile(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(Arrays.toString(command) + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A guest for each of the phases, ticking on the source, in their order; those that are there already are taken again. */
    List<Guest> guests(List<Phase> phases) {
        List<Phase> missing =
                phases.stream().filter(phase -> !guests.containsKey(phase)).toList();
        List<Guest> made = Together.all(missing, this::made);
        missing.forEach(phase -> guests.put(phase, made.get(missing.indexOf(phase))));
        return phases.stream().map(guests::get).toList();
    }

    private Guest made(Phase phase) {
        define(phase);
        String name = nameFor(phase);
        Awaitility.await("the first tick of " + name)
                .atMost(90, TimeUnit.SECONDS)
                .until(() -> !lab.ticks(source, name).isEmpty());
        return new Guest(lab, name, lab.virsh(source, "domuuid", name));
    }

    private String nameFor(Phase phase) {
        return source + "-" + phase.word().replace(' ', '-');
    }

    private void define(Phase phase) {
        List<String> words = new ArrayList<>(List.of("vm", source, nameFor(phase), "--monitor", "--memory"));
        switch (phase) {
            case CATCHING_UP -> words.addAll(List.of("192", "--dirty", "32", "--buffer", "48"));
            case DISK_COPY -> words.addAll(List.of("128", "--disk", "local", "--no-start"));
            // As VMs have it: its lock keeps a destination that thaws too late from starting a guest that goes on here.
            default -> words.addAll(List.of("128", "--disk", "shared"));
        }
        lab.call(words.toArray(String[]::new));
        if (phase == Phase.DISK_COPY) {
            lab.call(
                    "exec",
                    source,
                    "qemu-io",
                    "-c",
                    "write -P 7 8M 48M",
                    "/var/lib/libvirt/local-images/" + nameFor(phase) + ".qcow2");
            lab.virsh(source, "start", nameFor(phase));
        }
    }

    /** Removes guests from both hosts, with all that is theirs; the next ones of their phases are made anew. */
    void dismiss(List<Phase> phases) {
        Together.all(phases, phase -> {
            for (String host : List.of(source, destination)) {
                lab.tryCall("vm", host, nameFor(phase), "--remove");
            }
            return phase;
        });
        phases.forEach(guests::remove);
    }

    /** What there is on a host, a line each. */
    Set<String> possessions(String host) {
        return new TreeSet<>(lab.bash(host, POSSESSIONS).lines().toList());
    }

    @Override
    public void close() {
        lab.heal(source, destination);
        console.close();
        dismiss(List.copyOf(guests.keySet()));
    }
}
