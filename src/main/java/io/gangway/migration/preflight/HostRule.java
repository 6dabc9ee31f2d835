package io.gangway.migration.preflight;

import io.gangway.libvirt.fact.HostTopology;
import io.gangway.migration.preflight.Objection.Sentence;
import io.gangway.migration.preflight.Question.Arriving;
import io.gangway.migration.request.Field;
import io.gangway.vm.details.ListeningSocket;
import io.gangway.vm.details.SocketReader;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a destination lacks of the ports, processors and memory that a VM is bound to.
 *
 * <p>Tried with libvirt 9.0: a thread of which no processor is there cannot be bound, one of which some are there runs on
 * those. Memory is refused as soon as one node of it is not there.
 */
enum HostRule implements Rule<PreflightFindings> {

    /** A VM that is shut off may well start when the other does not run. */
    PORT {
        @Override
        public List<Question<Arriving, ?>> ofDestination() {
            return List.of(LISTENING);
        }

        @Override
        public Stream<Objection> judge(PreflightFindings findings) {
            return findings.needs().sockets().stream()
                    .filter(socket -> findings.runs() && socket.fixed())
                    .flatMap(socket -> findings.destination().to(LISTENING).stream()
                            .filter(other -> socket.clashesWith(other.socket()))
                            .limit(1)
                            .flatMap(other -> blocked((say, ends) -> say.portTaken(
                                    ends.vm(), device(socket, say), socket.port(), ends.destination(), other.vm()))));
        }
    },

    CPU_PINNING {
        @Override
        public List<Question<Arriving, ?>> ofDestination() {
            return List.of(TOPOLOGY);
        }

        @Override
        public Stream<Objection> judge(PreflightFindings findings) {
            List<Set<Integer>> bound = findings.needs().pinning().cpus();
            Set<Integer> there = findings.destination().to(TOPOLOGY).cpus();
            Set<Integer> missing =
                    missing(bound.stream().flatMap(Collection::stream).toList(), there);
            if (missing.isEmpty()) {
                return Stream.empty();
            }
            return bound.stream().anyMatch(cpus -> Collections.disjoint(cpus, there))
                    ? unfit(
                            findings.runs(),
                            (say, ends) -> say.cpusMissing(ends.vm(), written(missing, say), ends.destination()))
                    : warning((say, ends) -> say.someCpusMissing(ends.vm(), written(missing, say), ends.destination()));
        }
    },

    NUMA_NODES {
        @Override
        public List<Question<Arriving, ?>> ofDestination() {
            return List.of(TOPOLOGY);
        }

        @Override
        public Stream<Objection> judge(PreflightFindings findings) {
            Set<Integer> missing = missing(
                    findings.needs().pinning().nodes(),
                    findings.destination().to(TOPOLOGY).nodes());
            return missing.isEmpty()
                    ? Stream.empty()
                    : unfit(
                            findings.runs(),
                            (say, ends) -> say.nodesMissing(ends.vm(), written(missing, say), ends.destination()));
        }
    };

    /** Where other VMs listen that run there now; asked for a VM that has a fixed port. */
    static final Question<Arriving, List<Listener>> LISTENING =
            new Question<>("who listens there", List.of(), asking -> {
                Arriving there = asking.host();
                return there.needs().sockets().stream().anyMatch(ListeningSocket::fixed) ? listening(there) : List.of();
            });

    /** The processors and memory that it has; asked for a VM that is bound to some. */
    static final Question<Arriving, HostTopology> TOPOLOGY = new Question<>(
            "its topology",
            HostTopology.UNTOLD,
            asking -> asking.host().needs().pinning().none()
                    ? HostTopology.UNTOLD
                    : asking.host().to().offers().topology());

    /** A VM that runs on the destination, and where it listens. */
    record Listener(String vm, ListeningSocket socket) {}

    @Override
    public String code() {
        return Rule.code(this);
    }

    @Override
    public Field field() {
        return Field.DESTINATION;
    }

    /** What listens there. */
    static String device(ListeningSocket socket, PreflightMessages say) {
        return switch (socket.device()) {
            case ListeningSocket.SCREEN -> say.screen();
            case ListeningSocket.NETWORK_CARD -> say.networkCard();
            default -> say.device(socket.device());
        };
    }

    private static List<Listener> listening(Arriving there) {
        return there.to().xmls().stream()
                .filter(other -> !other.uuid().equals(there.uuid()))
                .flatMap(other -> other.active().stream()
                        .flatMap(xml -> SocketReader.read(xml).stream())
                        .map(socket -> new Listener(other.name(), socket)))
                .toList();
    }

    /** None where the host does not tell what it has. */
    private static Set<Integer> missing(Collection<Integer> bound, Set<Integer> there) {
        Set<Integer> missing = new TreeSet<>(bound);
        missing.removeAll(there);
        return there.isEmpty() ? Set.of() : missing;
    }

    private static String written(Set<Integer> numbers, PreflightMessages say) {
        return Sentence.listed(say, numbers.stream().map(String::valueOf).toList());
    }
}
