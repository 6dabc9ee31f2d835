package io.gangway.migration.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Console;
import io.gangway.lab.Guest;
import io.gangway.lab.Lab;
import io.gangway.lab.LabTest;
import io.gangway.lab.MigrationAnswer;
import io.gangway.lab.Refusal;
import io.gangway.lab.Relay;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a third host's VMs use: where it does not say so, that is not taken for "nothing". */
@ExtendWith(LabTest.Traces.class)
class ThirdHostIT {

    private static final String LOCAL = "/var/lib/libvirt/local-images/";
    private static final Map<String, String> CONFIRMED =
            Map.of("duration", "permanent", "storage", "copy", "overwrite", "vda");
    private static final String THIRD = "gangway.hosts.gamma.uri";

    private final Lab lab = new Lab();

    @TempDir
    Path folder;

    @AfterEach
    void removeFiles() {
        for (String host : List.of("alpha", "beta")) {
            lab.bash(host, "rm -f " + LOCAL + "third*");
            lab.virsh(host, "pool-refresh", "local");
        }
    }

    @Test
    @DisplayName(
            "while it does not answer, nothing is written over without a yes that names it, and nothing is removed")
    void silent() {
        try (Guest guest = lab.guest("alpha", "thirdaway", "--memory", "192", "--disk", "local");
                Console console = Console.ofTheLab()
                        .with(THIRD, "qemu+tcp://127.0.0.1:9/system")
                        .start()
                        .connectedTo("alpha", "beta")) {
            old("thirdaway.qcow2");

            Refusal refusal = console.refused(guest, "alpha", "beta", CONFIRMED);

            assertEquals(List.of("accept:maybe-used:vda@gamma"), refusal.questions());
            assertTrue(refusal.sentences().contains("gamma does not say which files its VMs use"), refusal.sentences());
            MigrationAnswer end = console.moved(
                    guest,
                    "alpha",
                    "beta",
                    Map.of(
                            "duration",
                            "permanent",
                            "storage",
                            "copy",
                            "overwrite",
                            "vda",
                            "accept",
                            "maybe-used:vda@gamma"));
            guest.runsOnlyOn("beta", "alpha");
            Response removal = console.request()
                    .contentType("application/json")
                    .body(Map.of("code", "original:" + LOCAL + "thirdaway.qcow2"))
                    .post("/api/v1/migrations/" + end.json().getLong("id") + "/belongings/remove");
            assertEquals(409, removal.statusCode(), removal.asString());
            assertTrue(removal.asString().contains("gamma does not say which files its VMs use"), removal.asString());
            assertTrue(!lab.sum("alpha", LOCAL + "thirdaway.qcow2").equals("absent"));
        }
    }

    @Test
    @DisplayName("one that falls silent in the midst of it holds nothing up")
    void fallsSilent() throws IOException {
        try (Guest guest = lab.guest("alpha", "thirdhang", "--memory", "192", "--disk", "local");
                Relay relay = new Relay(socket("alpha"));
                Console console = Console.ofTheLab()
                        .with(THIRD, "test+unix:///default?socket=" + relay.socket())
                        .start()
                        .connectedTo("alpha", "beta", "gamma")) {
            old("thirdhang.qcow2");
            console.knows(guest, "alpha");
            relay.fallSilent();

            long began = System.nanoTime();
            Refusal refusal = console.refused(guest, "alpha", "beta", CONFIRMED);
            Duration took = Duration.ofNanos(System.nanoTime() - began);

            assertEquals(List.of("accept:maybe-used:vda@gamma"), refusal.questions());
            assertTrue(took.compareTo(Duration.ofSeconds(25)) < 0, "it took " + took);
        }
    }

    @Test
    @DisplayName("its hundreds of VMs are asked within seconds, also where files of the same name are everywhere")
    void hundredsOfVms() throws IOException {
        try (Guest guest = lab.guest("alpha", "thirdmany", "--memory", "192", "--disk", "local");
                Console console = Console.ofTheLab()
                        .with(THIRD, "test://" + hundreds("thirdmany.qcow2"))
                        .start()
                        .connectedTo("alpha", "beta", "gamma")) {
            old("thirdmany.qcow2");
            console.knows(guest, "alpha");

            long began = System.nanoTime();
            Refusal refusal =
                    console.refused(guest, "alpha", "beta", Map.of("duration", "permanent", "storage", "copy"));
            Duration took = Duration.ofNanos(System.nanoTime() - began);

            System.getLogger("lab").log(System.Logger.Level.INFO, "Asked a third host with 500 VMs in {0}", took);
            assertEquals(List.of("overwrite:vda"), refusal.questions(), refusal.sentences());
            assertTrue(took.compareTo(Duration.ofSeconds(20)) < 0, "it took " + took);
        }
    }

    /** As large as a lab guest's disk. */
    private void old(String file) {
        lab.bash("beta", "qemu-img create -q -f qcow2 \"$1\" 64M", LOCAL + file);
    }

    private static Path socket(String host) throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newInputStream(Lab.CONFIGURATION)) {
            properties.load(in);
        }
        return Path.of(properties.getProperty("gangway.hosts." + host + ".uri").replaceFirst(".*socket=", ""));
    }

    /** Each VM has an image upon another; a few of the images under them are called like the file. */
    private Path hundreds(String file) throws IOException {
        StringBuilder node = new StringBuilder("<node><cpu><mhz>2400</mhz><model>x86</model><active>4</active>"
                + "<nodes>1</nodes><sockets>1</sockets><cores>4</cores><threads>1</threads></cpu>"
                + "<memory>16777216</memory>");
        for (int vm = 0; vm < 500; vm++) {
            String base = vm % 50 == 0 ? "/far/" + vm + "/" + file : "/far/Grundlage 基础 " + vm + "/" + "b".repeat(200);
            node.append("""
                    <domain type='test'><name>vm-%1$d-große Maschine 机器-%2$s</name><memory>65536</memory>
                    <os><type arch='x86_64'>hvm</type></os><devices><disk type='file' device='disk'>
                    <driver name='qemu' type='qcow2'/><source file='/far/%1$d/top.qcow2'/>
                    <backingStore type='file'><format type='raw'/><source file='%3$s'/><backingStore/></backingStore>
                    <target dev='vda' bus='virtio'/></disk></devices></domain>""".formatted(vm, "n".repeat(100), base));
        }
        return Files.writeString(folder.resolve("node.xml"), node.append("</node>"));
    }
}
