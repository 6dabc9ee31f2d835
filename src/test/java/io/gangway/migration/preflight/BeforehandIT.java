package io.gangway.migration.preflight;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Guest;
import io.gangway.lab.LabTest;
import io.gangway.lab.MigrationAnswer;
import io.gangway.lab.Refusal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is found out before a start, and what is told of a run that cannot start yet. */
@DisplayName("Beforehand")
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class BeforehandIT extends LabTest {

    private static final Map<String, String> SHARED = Map.of("duration", "permanent", "storage", "shared");
    private static final String ALPHA = "10.77.88.11";

    private static Map<String, String> with(String field, String value) {
        return Map.of("duration", "permanent", "storage", "shared", field, value);
    }

    private Guest guest(String host, String name, String screen) {
        Guest guest = lab.guest(host, name, "--memory", "192", "--no-start");
        lab.edit(host, name, xml -> xml.replaceFirst("(?s)<graphics .*?</graphics>|<graphics [^>]*/>", screen));
        lab.start(host, name);
        guest.ticksOn(host);
        return guest;
    }

    @Test
    @DisplayName(
            "an address of the source, at which the VM's screen listens, is named; another one for the destination helps")
    void screenAddress() {
        try (Guest guest = guest("alpha", "bescreen", "<graphics type='vnc' autoport='yes' listen='" + ALPHA + "'/>")) {
            Refusal refusal = console.refused(guest, "alpha", "beta", SHARED);

            assertEquals(List.of("destination"), refusal.fields());
            assertEquals(
                    "The screen of bescreen listens on 10.77.88.11, which beta does not have. Give the destination another"
                            + " listen address (Configuration on the destination).",
                    refusal.sentences());
            guest.runsOnlyOn("alpha", "beta");

            String there = lab.virsh("alpha", "dumpxml", "bescreen", "--migratable", "--security-info")
                    .replace(ALPHA, "10.77.88.12");
            console.moved(guest, "alpha", "beta", with("destinationXml", there));
            guest.runsOnlyOn("beta", "alpha");
        }
    }

    @Test
    @DisplayName("a fixed port that a VM on the destination has is named with that VM")
    void portTaken() {
        try (Guest guest = guest("alpha", "beport", "<graphics type='vnc' port='5955' autoport='no'/>");
                Guest other = guest("beta", "beother", "<graphics type='vnc' port='5955' autoport='no'/>")) {
            Refusal refusal = console.refused(guest, "alpha", "beta", SHARED);

            assertTrue(
                    refusal.sentences()
                            .contains(
                                    "The screen of beport has the fixed port 5955, on which the VM beother listens on beta."),
                    refusal.sentences());

            lab.virsh("beta", "destroy", other.name());
            console.moved(guest, "alpha", "beta", SHARED);
            guest.runsOnlyOn("beta", "alpha");
        }
    }

    @Test
    @DisplayName("processors and memory that the destination lacks are named")
    void bound() {
        try (Guest guest = lab.guest("alpha", "bebound", "--memory", "192")) {
            String xml = lab.virsh("alpha", "dumpxml", "bebound", "--migratable", "--security-info");
            Refusal refusal = console.refused(
                    guest,
                    "alpha",
                    "beta",
                    with(
                            "destinationXml",
                            xml.replace(
                                    "</vcpu>",
                                    "</vcpu><cputune><vcpupin vcpu='0' cpuset='4095'/></cputune>"
                                            + "<numatune><memory mode='preferred' nodeset='63'/></numatune>")));

            assertTrue(
                    refusal.sentences().contains("bebound is bound to processors that beta does not have: 4095."),
                    refusal.sentences());
            assertTrue(
                    refusal.sentences().contains("bound to NUMA nodes that beta does not have: 63."),
                    refusal.sentences());
        }
    }

    @Test
    @DisplayName("a difference is not copied of a disk that builds on nothing, and nothing is made for it")
    void difference() {
        try (Guest guest = lab.guest("alpha", "bediff", "--memory", "192", "--disk", "local")) {
            Refusal refusal = console.refused(
                    guest, "alpha", "beta", Map.of("duration", "permanent", "storage", "copy-difference"));

            assertEquals(List.of("storage"), refusal.fields());
            assertTrue(
                    refusal.sentences()
                            .contains(
                                    "builds on no other image, so nothing can be left out of its copy. Copy it whole."),
                    refusal.sentences());
            assertEquals("absent", lab.sum("beta", "/var/lib/libvirt/local-images/bediff.qcow2"));
        }
    }

    @Test
    @DisplayName("a storage pool that the destination does not have is named, with those that it has")
    void unknownPool() {
        try (Guest guest = lab.guest("alpha", "bepool", "--memory", "192", "--disk", "local")) {
            Refusal refusal = console.refused(
                    guest,
                    "alpha",
                    "beta",
                    Map.of("duration", "permanent", "storage", "copy", "targets", "vda=nopool"));

            assertEquals(List.of("targets"), refusal.fields());
            assertEquals("beta has no storage pool nopool. It has: images, local.", refusal.sentences());
        }
    }

    @RepeatedTest(3)
    @DisplayName("the source under an address that the console does not know is found out each time")
    void theSourceItself() {
        try (Guest guest = lab.guest("alpha", "beself", "--memory", "192")) {
            Refusal refusal = console.refused(guest, "alpha", "qemu+ssh://root@" + ALPHA + "/system", SHARED);

            assertTrue(refusal.sentences().contains("the destination is alpha by another name"), refusal.sentences());
            guest.runsOnlyOn("alpha", "beta");
        }
    }

    @Test
    @DisplayName("two hosts with one host UUID are not taken for one, and the remedy is named")
    void equalHostUuids() {
        String uuid = "/^host_uuid = /{s/.*\"\\(.*\\)\"/\\1/p}";
        String alphas = lab.bash("alpha", "sed -n '" + uuid + "' /etc/libvirt/libvirtd.conf");
        String betas = lab.bash("beta", "sed -n '" + uuid + "' /etc/libvirt/libvirtd.conf");
        try (Guest guest = lab.guest("alpha", "beclone", "--memory", "192")) {
            hostUuid(alphas);

            Refusal refusal = console.refused(guest, "alpha", "beta", SHARED);

            assertEquals(
                    "alpha and beta have the same host UUID, so libvirt takes them for one. Give beta another host_uuid in"
                            + " libvirtd.conf and restart libvirtd.",
                    refusal.sentences());
            console.request()
                    .get("/hosts/beta")
                    .then()
                    .body(containsString(
                            "beta and alpha have the same host UUID, so libvirt takes them for one machine"));
            console.request().get("/hosts").then().body(containsString("the same host UUID as alpha"));
        } finally {
            hostUuid(betas);
        }
    }

    private void hostUuid(String uuid) {
        lab.bash("beta", "sed -i \"s/^host_uuid = .*/host_uuid = \\\"$1\\\"/\" /etc/libvirt/libvirtd.conf", uuid);
        lab.fault("beta", "libvirtd-stop");
        Awaitility.await("beta is missed").atMost(15, TimeUnit.SECONDS).until(() -> !console.hostState("beta")
                .equals("connected"));
        lab.heal("beta");
        console.connectedTo("beta");
    }

    @Test
    @DisplayName("a destination that takes no more clients is named while it is waited for, and a cancel waits with it")
    void fullLibvirtd() {
        try (Guest guest = lab.guest("alpha", "befull", "--memory", "192")) {
            console.knows(guest, "alpha");
            long id;
            try {
                // Only what alpha begins at the door of beta is held up; the console goes another way.
                sshd("STOP");
                id = console.started(guest, "alpha", "beta", SHARED);
                clients("--max-unauth-clients 1 --max-clients 1");
                sshd("CONT");
                waitsFor(id, 20, "Nothing of befull is seen on beta yet: alpha is still logging in there");
                waitsFor(
                        id,
                        40,
                        "beta does not answer alpha's login: its libvirtd may have too many clients (max_clients).");

                console.cancel(id);
                Awaitility.await("the page says what is proven of the cancel")
                        .atMost(10, TimeUnit.SECONDS)
                        .until(() -> console.request()
                                .get("/migrations/" + id)
                                .asString()
                                .contains("The cancel waits until beta has answered alpha."));
                MigrationAnswer now = console.migration(id);
                assertEquals("", now.outcome());
                assertEquals(
                        List.of(""),
                        now.json().getList("actions.result"),
                        now.json().prettify());
            } finally {
                sshd("CONT");
                clients("--max-clients 5000 --max-unauth-clients 20");
            }

            assertEquals("cancelled", console.ended(id).outcome());
            guest.runsOnlyOn("alpha", "beta");
        }
    }

    @Test
    @DisplayName("a destination that takes no more clients before the start is named, and no storage is blamed alone")
    void fullBefore() {
        try (Guest guest = lab.guest("alpha", "befullbefore", "--memory", "192", "--disk", "shared")) {
            console.knows(guest, "alpha");
            clients("--max-unauth-clients 1 --max-clients 1");
            try {
                Refusal refusal = console.refused(guest, "alpha", "beta", SHARED);

                assertTrue(
                        refusal.sentences().contains("its libvirtd may have too many clients (max_clients)"),
                        refusal.sentences());
            } finally {
                clients("--max-clients 5000 --max-unauth-clients 20");
            }
            console.connectedTo("beta");
        }
    }

    private void sshd(String signal) {
        lab.bash("beta", "kill -$1 \"$(cat /run/sshd.pid)\"", signal);
    }

    private void waitsFor(long id, int seconds, String what) {
        Awaitility.await(what).atMost(seconds, TimeUnit.SECONDS).until(() -> String.valueOf(
                        console.migration(id).json().getString("waitingFor"))
                .startsWith(what));
    }

    private void clients(String limits) {
        lab.bash("beta", "virt-admin server-clients-set libvirtd " + limits);
    }
}
