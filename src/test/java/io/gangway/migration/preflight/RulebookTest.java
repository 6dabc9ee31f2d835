package io.gangway.migration.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.belongings.There;
import io.gangway.libvirt.fact.Presence;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationStorage;
import io.gangway.vm.details.Pinning;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("All rules together")
class RulebookTest {

    private final GivenFindings given = new GivenFindings();

    private List<String> codes() {
        return GivenFindings.rulebook().judge(given.findings()).stream()
                .map(Objection::code)
                .toList();
    }

    @Test
    @DisplayName(
            "tell what keeps the VM, then what the host lacks, disk by disk what is there, and its belongings last")
    void order() {
        given.there = new There(List.of(), false, false, Optional.empty(), false, false, true, There.Missing.NOTHING);
        given.snapshots = 1;
        given.devices.add("pci");
        given.busy("vda");
        given.machineProblem = Optional.of("KVM is not supported");
        given.cpuModels.remove("Skylake-Server");
        given.networks.put("lab", Presence.ABSENT);
        given.interfaces.put("br0", Presence.ABSENT);
        given.pinning = new Pinning(List.of(Set.of(6)), Set.of(3));
        given.storage = MigrationStorage.COPY;
        DescribedDisk copied = new DescribedDisk("vda");
        copied.copied = true;
        copied.there = OptionalLong.of(copied.size);
        DescribedDisk large = new DescribedDisk("vdb");
        large.copied = true;
        large.room = 1;
        given.disks.addAll(List.of(copied.finding(), new DescribedDisk("vdc").finding(), large.finding()));

        assertEquals(
                List.of(
                        "snapshots",
                        "assigned-device",
                        "block-job",
                        "machine",
                        "cpu",
                        "network",
                        "interface",
                        "cpu-pinning",
                        "numa-nodes",
                        "file-there",
                        "disk-not-shared",
                        "no-room",
                        "saved-state-there"),
                codes());
    }

    @Test
    @DisplayName("let a VM that fits go, whether it runs or not")
    void fits() {
        assertEquals(List.of(), codes());
        given.mode = MigrationMode.OFFLINE;
        assertEquals(List.of(), codes());
    }
}
