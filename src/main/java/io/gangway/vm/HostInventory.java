package io.gangway.vm;

import io.gangway.host.HostName;
import io.gangway.libvirt.DomainFacts;
import io.gangway.libvirt.VirtConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** The VMs of one host as it last described them. */
final class HostInventory {

    private final HostName host;
    private volatile boolean listed;
    private final MovedByOthers movedByOthers = new MovedByOthers();
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private volatile Map<UUID, Vm> vms = Map.of();
    private Map<UUID, Long> cpuTimes = Map.of();
    private Optional<Instant> measuredAt = Optional.empty();

    HostInventory(HostName host) {
        this.host = host;
    }

    List<Vm> vms(boolean stale) {
        return vms.values().stream().map(vm -> marked(vm, stale)).toList();
    }

    Optional<Vm> find(UUID uuid, boolean stale) {
        return Optional.ofNullable(vms.get(uuid)).map(vm -> marked(vm, stale));
    }

    private Vm marked(Vm vm, boolean stale) {
        Vm known = movedByOthers.contains(vm.uuid()) ? vm.asMovedByOthers() : vm;
        return stale ? known.asStale() : known;
    }

    /** Those of which it is to be asked next whether something moves them. */
    List<UUID> nextToAskForMoves() {
        return movedByOthers.next(vms.values().stream()
                .filter(vm -> vm.state().active() && !vm.arriving())
                .map(Vm::uuid)
                .sorted()
                .toList());
    }

    /** Says whether that is news. */
    boolean movedByOthers(Collection<UUID> asked, Set<UUID> moved) {
        return movedByOthers.answered(asked, moved);
    }

    /** Whether all VMs were read since the connection was made. */
    boolean listed() {
        return listed;
    }

    void forgetThatItWasListed() {
        listed = false;
    }

    /** One full refresh at a time: a slow host must not pile them up. */
    boolean beginFullRefresh() {
        return refreshing.compareAndSet(false, true);
    }

    void endFullRefresh() {
        refreshing.set(false);
    }

    /** Reads all VMs anew; says whether anything differs. */
    synchronized boolean replace(VirtConnection connection, Instant now) {
        List<DomainFacts> domains = connection.domains();
        Map<UUID, Vm> next = new HashMap<>();
        Map<UUID, Long> times = new HashMap<>();
        for (DomainFacts domain : domains) {
            next.put(domain.uuid(), vm(domain, cpuPercent(domain, now)));
            times.put(domain.uuid(), domain.cpuTimeNanos());
        }
        cpuTimes = times;
        measuredAt = Optional.of(now);
        boolean first = !listed;
        listed = true;
        return keep(next) || first;
    }

    /** Reads one VM anew; says whether anything differs. */
    synchronized boolean update(VirtConnection connection, UUID uuid) {
        Map<UUID, Vm> next = new HashMap<>(vms);
        Optional<DomainFacts> domain = connection.domain(uuid);
        if (domain.isPresent()) {
            OptionalDouble cpu = Optional.ofNullable(vms.get(uuid))
                    .map(Vm::cpuPercent)
                    .filter(percent -> VmStates.of(domain.get()).active())
                    .orElse(OptionalDouble.empty());
            next.put(uuid, vm(domain.get(), cpu));
        } else {
            next.remove(uuid);
        }
        return keep(next);
    }

    private boolean keep(Map<UUID, Vm> next) {
        boolean isNews = !next.equals(vms);
        vms = Map.copyOf(next);
        return isNews;
    }

    private Vm vm(DomainFacts domain, OptionalDouble cpuPercent) {
        boolean ranHere = ranHere(domain.uuid());
        Vm vm = new Vm(
                host,
                domain.uuid(),
                domain.name(),
                VmStates.of(domain),
                domain.persistent(),
                domain.vcpus(),
                domain.memoryBytes(),
                cpuPercent,
                domain.pausedForMigration() && !ranHere,
                false);
        boolean leaving = domain.leftByPostCopy() || (domain.pausedForMigration() && ranHere);
        return leaving ? vm.asLeaving() : vm;
    }

    /**
     * libvirt holds a VM paused for a migration on both ends: on the destination from the start, on the source only for
     * the switchover. What ran here a moment ago is leaving, not arriving.
     */
    private boolean ranHere(UUID uuid) {
        Vm before = vms.get(uuid);
        return before != null && before.state().active() && !before.arriving();
    }

    /** To whole percents, so that a quiet VM is no news. */
    private OptionalDouble cpuPercent(DomainFacts domain, Instant now) {
        Long before = cpuTimes.get(domain.uuid());
        if (before == null || measuredAt.isEmpty() || domain.cpuTimeNanos() < before || domain.vcpus() == 0) {
            return OptionalDouble.empty();
        }
        long passed = Duration.between(measuredAt.get(), now).toNanos();
        if (passed <= 0 || !VmStates.of(domain).active()) {
            return OptionalDouble.empty();
        }
        double share = 100.0 * (domain.cpuTimeNanos() - before) / passed / domain.vcpus();
        return OptionalDouble.of(Math.min(100, Math.rint(share)));
    }
}
