package io.gangway.migration.preflight;

import io.gangway.libvirt.fact.HostTopology;
import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.vm.details.ListeningSocket;
import io.gangway.vm.details.VmNeeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says what a destination lacks of the ports, processors and memory that a VM is bound to.
 *
 * <p>Tried with libvirt 9.0: a thread of which no processor is there cannot be bound, one of which some are there runs on
 * those. Memory is refused as soon as one node of it is not there.
 */
final class HostRules {

    private final FailureCatalogue.Ends ends;
    private final PreflightMessages say;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Concern> concerns = new ArrayList<>();

    HostRules(FailureCatalogue.Ends ends, PreflightMessages say) {
        this.ends = ends;
        this.say = say;
    }

    Judgement judge(MigrationMode mode, VmNeeds needs, PreflightFindings.Destination there) {
        boolean runs = mode != MigrationMode.OFFLINE;
        if (runs) {
            // A VM that is shut off may well start when the other does not run.
            needs.sockets().stream().filter(ListeningSocket::fixed).forEach(socket -> port(socket, there.listening()));
        }
        HostTopology topology = there.topology();
        cpus(needs.pinning().cpus(), topology.cpus(), runs);
        nodes(needs.pinning().nodes(), topology.nodes(), runs);
        return new Judgement(problems, concerns, List.of());
    }

    private void port(ListeningSocket socket, List<PreflightFindings.Listener> there) {
        there.stream()
                .filter(other -> socket.clashesWith(other.socket()))
                .findFirst()
                .map(other ->
                        say.portTaken(ends.vm(), device(socket, say), socket.port(), ends.destination(), other.vm()))
                .ifPresent(this::refuse);
    }

    /** What listens there. */
    static String device(ListeningSocket socket, PreflightMessages say) {
        return switch (socket.device()) {
            case ListeningSocket.SCREEN -> say.screen();
            case ListeningSocket.NETWORK_CARD -> say.networkCard();
            default -> say.device(socket.device());
        };
    }

    private void cpus(List<Set<Integer>> bound, Set<Integer> there, boolean runs) {
        if (there.isEmpty()) {
            return;
        }
        Set<Integer> missing = new TreeSet<>();
        boolean impossible = false;
        for (Set<Integer> cpus : bound) {
            Set<Integer> absent = new TreeSet<>(cpus);
            absent.removeAll(there);
            missing.addAll(absent);
            impossible |= absent.size() == cpus.size();
        }
        if (missing.isEmpty()) {
            return;
        }
        String sentence = impossible
                ? say.cpusMissing(ends.vm(), written(missing), ends.destination())
                : say.someCpusMissing(ends.vm(), written(missing), ends.destination());
        if (impossible && runs) {
            refuse(sentence);
        } else {
            concerns.add(new Concern("cpu-pinning", sentence));
        }
    }

    private void nodes(Set<Integer> bound, Set<Integer> there, boolean runs) {
        Set<Integer> missing = new TreeSet<>(bound);
        missing.removeAll(there);
        if (there.isEmpty() || missing.isEmpty()) {
            return;
        }
        String sentence = say.nodesMissing(ends.vm(), written(missing), ends.destination());
        if (runs) {
            refuse(sentence);
        } else {
            concerns.add(new Concern("numa-nodes", sentence));
        }
    }

    private String written(Set<Integer> numbers) {
        return numbers.stream().map(String::valueOf).reduce(say::listed).orElse("");
    }

    private void refuse(String message) {
        problems.add(new Problem(Field.DESTINATION, message));
    }
}
