package io.gangway.migration.luggage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Guest;
import io.gangway.lab.LabTest;
import io.gangway.lab.MigrationAnswer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Checkpoints, as backup programs make them, are good for the next incremental backup wherever the VM goes. */
class CheckpointsIT extends LabTest {

    private static final String BACKUP = "/var/tmp/gangway-backup.xml";

    @Test
    @DisplayName("live, on shared storage: the next incremental backup is taken on the destination")
    void live() {
        moved("cplive", "shared", Map.of("duration", "permanent", "storage", "shared"));
    }

    @Test
    @DisplayName("shut off, on shared storage: the same")
    void offline() {
        moved("cpoff", "shared", Map.of("mode", "offline", "duration", "permanent", "storage", "shared"));
    }

    @Test
    @DisplayName("live, with the disk copied: the same")
    void liveCopied() {
        moved("cpcopy", "local", Map.of("duration", "permanent", "storage", "copy"));
    }

    @Test
    @DisplayName("shut off, with the disk copied: the same")
    void offlineCopied() {
        moved("cpoffcopy", "local", Map.of("mode", "offline", "duration", "permanent", "storage", "copy"));
    }

    private void moved(String name, String disk, Map<String, String> way) {
        try (Guest guest = lab.guest("alpha", name, "--memory", "192", "--disk", disk)) {
            lab.virsh("alpha", "checkpoint-create-as", name, "day1");
            lab.virsh("alpha", "checkpoint-create-as", name, "day2");
            boolean offline = way.containsKey("mode");
            if (offline) {
                lab.virsh("alpha", "destroy", name);
                console.shows(guest, "shut off");
            }

            MigrationAnswer end = console.moved(guest, "alpha", "beta", way);

            assertEquals("travels", end.fate("checkpoints"));
            assertEquals(List.of("day1", "day2"), names("beta", name));
            assertEquals("day1", lab.virsh("beta", "checkpoint-parent", name, "day2"));
            if (offline) {
                lab.start("beta", name);
                guest.ticksOn("beta");
            }
            backsUpSince(name, "day1");
            lab.virsh("beta", "checkpoint-create-as", name, "day3");
            assertEquals(List.of("day1", "day2", "day3"), names("beta", name));
        } finally {
            lab.call("exec", "beta", "bash", "-c", "rm -f /var/tmp/gangway-backup*");
        }
    }

    private List<String> names(String host, String vm) {
        return lab.virsh(host, "checkpoint-list", vm, "--name", "--topological")
                .lines()
                .filter(name -> !name.isBlank())
                .toList();
    }

    private void backsUpSince(String vm, String checkpoint) {
        lab.call("exec", "beta", "bash", "-c", "echo \"$1\" >" + BACKUP, "-", """
                <domainbackup mode='push'><incremental>%s</incremental><disks>\
                <disk name='vda' type='file'><target file='/var/tmp/gangway-backup.qcow2'/><driver type='qcow2'/></disk>\
                </disks></domainbackup>""".formatted(checkpoint));
        lab.call("exec", "beta", "virsh", "backup-begin", vm, BACKUP);
        Awaitility.await("the backup of " + vm)
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> lab.virsh("beta", "domjobinfo", vm).contains("None"));
        assertTrue(lab.virsh("beta", "domjobinfo", vm, "--completed").contains("Completed"));
    }
}
