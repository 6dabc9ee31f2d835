package io.gangway.migration.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.libvirt.fact.HostTopology;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.vm.details.ListeningSocket;
import io.gangway.vm.details.ListeningSocket.Protocol;
import io.gangway.vm.details.Pinning;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of ports, processors and memory of the destination")
class HostRuleTest {

    private final GivenFindings given = new GivenFindings();

    private Judgement judge(MigrationMode mode) {
        given.mode = mode;
        return given.judge();
    }

    private static ListeningSocket screen(int port, boolean fixed) {
        return new ListeningSocket("screen", "127.0.0.1", port, fixed, Protocol.TCP);
    }

    private static List<Problem> refused(HostRule rule, String sentence) {
        return List.of(new Problem(Field.DESTINATION, sentence, "", rule.code()));
    }

    @Test
    @DisplayName("a fixed port that a VM there has is named, with that VM")
    void portTaken() {
        given.sockets.add(screen(5955, true));
        given.listening.add(new HostRule.Listener("wanderer2", screen(5955, false)));

        assertEquals(
                refused(
                        HostRule.PORT,
                        "The screen of wanderer1 has the fixed port 5955, on which the VM wanderer2 listens on beta. Give"
                                + " one of the two another port, or give the destination another one for wanderer1"
                                + " (Configuration on the destination)."),
                judge(MigrationMode.LIVE).problems());
        assertEquals(List.of(), judge(MigrationMode.OFFLINE).standing(Set.of()), "it may start when the other is off");
    }

    @Test
    @DisplayName("a port that libvirt chooses is in nobody's way, nor is one that is free")
    void portFree() {
        given.sockets.add(screen(5955, false));
        given.sockets.add(screen(5956, true));
        given.listening.add(new HostRule.Listener("wanderer2", screen(5955, false)));

        assertEquals(List.of(), judge(MigrationMode.LIVE).standing(Set.of()));
    }

    @Test
    @DisplayName("a thread that no processor there could run is refused, and asked about where the VM is shut off")
    void noProcessor() {
        given.pinning = new Pinning(List.of(Set.of(0), Set.of(6, 7)), Set.of());
        String sentence = "wanderer1 is bound to processors that beta does not have: 6, 7. Bind it to others for the"
                + " destination (Configuration on the destination), or on its host (virsh vcpupin, emulatorpin,"
                + " iothreadpin).";

        assertEquals(
                refused(HostRule.CPU_PINNING, sentence),
                judge(MigrationMode.LIVE).problems());
        assertEquals(
                List.of(new Concern("cpu-pinning", sentence)),
                judge(MigrationMode.OFFLINE).concerns());
        assertEquals(List.of(), judge(MigrationMode.OFFLINE).problems());
    }

    @Test
    @DisplayName("one that some could run is asked about")
    void someProcessors() {
        given.pinning = new Pinning(List.of(Set.of(1, 7)), Set.of());

        Judgement judgement = judge(MigrationMode.LIVE);

        assertEquals(List.of(), judgement.problems());
        assertEquals(
                List.of(new Concern(
                        "cpu-pinning",
                        "wanderer1 is bound to processors of which beta does not have all: 7 are missing there. It would"
                                + " run on the others alone.")),
                judgement.concerns());
    }

    @Test
    @DisplayName("memory of a node that is not there is refused")
    void noNode() {
        given.pinning = new Pinning(List.of(), Set.of(0, 1));

        assertEquals(
                refused(
                        HostRule.NUMA_NODES,
                        "The memory of wanderer1 is bound to NUMA nodes that beta does not have: 1. Bind it to others for"
                                + " the destination (numatune in Configuration on the destination)."),
                judge(MigrationMode.LIVE).problems());
        assertEquals(
                "numa-nodes", judge(MigrationMode.OFFLINE).concerns().get(0).code());
    }

    @Test
    @DisplayName("nothing is said where it has all, or does not tell what it has")
    void nothing() {
        given.pinning = new Pinning(List.of(Set.of(0, 1)), Set.of(0));
        assertEquals(List.of(), judge(MigrationMode.LIVE).standing(Set.of()));

        given.pinning = new Pinning(List.of(Set.of(7)), Set.of(3));
        given.topology = HostTopology.UNTOLD;
        assertEquals(List.of(), judge(MigrationMode.LIVE).standing(Set.of()));
    }
}
