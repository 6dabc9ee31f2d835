package io.gangway.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * The lab's hosts and guests, asked and changed by the {@code ./lab} script and by virsh, never by the console's own code.
 * Each process of the tests has a lab to itself.
 */
public final class Lab {

    private static final String NUMBER = System.getProperty("lab.number", "1");
    private static final Path STATE = Path.of(NUMBER.equals("1") ? "/run/gangway-lab" : "/run/gangway-lab-" + NUMBER);

    /** Where the lab writes how the console reaches its hosts. */
    public static final Path CONFIGURATION = STATE.resolve("gangway.properties");

    private static final Pattern TICK = Pattern.compile("^tick (\\d+) ", Pattern.MULTILINE);

    /** What a call printed, and its exit status. */
    public record Result(int status, String output) {}

    /** Calls {@code ./lab} and fails the test if the call fails. */
    public String call(String... words) {
        Result result = tryCall(words);
        assertEquals(0, result.status(), "./lab " + String.join(" ", words) + "\n" + result.output());
        return result.output();
    }

    /** Calls {@code ./lab}, which may fail; bounded, since a libvirtd may be frozen. */
    public Result tryCall(String... words) {
        List<String> command = new ArrayList<>(List.of("timeout", "120"));
        if (words[0].equals("virsh")) {
            // As ./lab does it, but for a shell each time, of which a class would start hundreds.
            command.addAll(List.of("virsh", "-c", uri(words[1])));
            command.addAll(List.of(words).subList(2, words.length));
        } else {
            command.addAll(List.of("./lab", "--lab", NUMBER));
            command.addAll(List.of(words));
        }
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String virsh(String host, String... words) {
        List<String> all = new ArrayList<>(List.of("virsh", host));
        all.addAll(List.of(words));
        return call(all.toArray(String[]::new)).trim();
    }

    private static String uri(String host) {
        return "qemu+unix:///system?socket=" + STATE.resolve(Path.of(host, "run", "libvirt", "libvirt-sock"));
    }

    /** Starts a guest and waits for its first tick. */
    public Guest guest(String host, String name, String... options) {
        List<String> all = new ArrayList<>(List.of("vm", host, name));
        all.addAll(List.of(options));
        call(all.toArray(String[]::new));
        Guest guest = new Guest(this, name, virsh(host, "domuuid", name));
        if (!List.of(options).contains("--no-start")) {
            Awaitility.await("the first tick of " + name)
                    .atMost(60, TimeUnit.SECONDS)
                    .until(() -> !ticks(host, name).isEmpty());
        }
        return guest;
    }

    /** Makes something go wrong on a host, until it is healed. */
    public void fault(String host, String... kind) {
        List<String> all = new ArrayList<>(List.of("fault", host));
        all.addAll(List.of(kind));
        call(all.toArray(String[]::new));
    }

    /** Undoes all faults of the hosts. */
    public void heal(String... hosts) {
        for (String host : hosts) {
            call("heal", host);
        }
    }

    /** libvirt's word for the VM's state on a host, or {@code absent}. */
    public String state(String host, String vm) {
        Result result = tryCall("virsh", host, "domstate", vm);
        return result.status() == 0 ? result.output().trim() : "absent";
    }

    /** The MD5 sum of a file on a host, or {@code absent}. */
    public String sum(String host, String file) {
        Result result = tryCall("exec", host, "md5sum", file);
        return result.status() == 0 ? result.output().substring(0, 32) : "absent";
    }

    /** Whether the VM starts together with the host. */
    public boolean autostart(String host, String vm) {
        return virsh(host, "dominfo", vm).lines().anyMatch(line -> line.matches("Autostart: +enable"));
    }

    /** Changes the configuration that a host keeps of a VM, and with which it runs from its next start on. */
    public void edit(String host, String vm, UnaryOperator<String> change) {
        String xml = virsh(host, "dumpxml", vm, "--inactive", "--security-info");
        define(host, change.apply(xml));
    }

    /** Has a host keep a configuration. */
    public void define(String host, String xml) {
        try {
            Path file = Files.createTempFile("gangway-test", ".xml");
            Files.writeString(file, xml);
            virsh(host, "define", file.toString());
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a line of bash inside a host; what the line is about comes as its arguments, from {@code $1} on. */
    public String bash(String host, String line, String... arguments) {
        List<String> all = new ArrayList<>(List.of("exec", host, "bash", "-c", line, "bash"));
        all.addAll(List.of(arguments));
        return call(all.toArray(String[]::new)).trim();
    }

    /** Starts a VM of which the host has the configuration. */
    public void start(String host, String vm) {
        virsh(host, "start", vm);
    }

    /** Whether the host keeps a configuration of the VM. */
    public boolean persistent(String host, String vm) {
        return virsh(host, "dominfo", vm).lines().anyMatch(line -> line.matches("Persistent: +yes"));
    }

    /** The numbers of the ticks that the guest wrote on that host, in their order. */
    public List<Integer> ticks(String host, String vm) {
        return TICK.matcher(call("ticks", host, vm))
                .results()
                .map((MatchResult match) -> Integer.valueOf(match.group(1)))
                .toList();
    }
}
