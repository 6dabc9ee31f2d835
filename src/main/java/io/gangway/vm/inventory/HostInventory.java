package io.gangway.vm.inventory;

import com.google.errorprone.annotations.ThreadSafe;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.gangway.host.HostName;
import io.gangway.libvirt.fact.DomainFacts;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The VMs of one host as it last described them. */
@ThreadSafe
final class HostInventory {

    private final HostName host;
    private volatile boolean listed;
    private final MovedByOthers movedByOthers = new MovedByOthers();
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private volatile Map<UUID, Vm> vms = Map.of();

    @GuardedBy("this")
    private Map<UUID, Long> cpuTimes = Map.of();

    @GuardedBy("this")
    private Optional<Duration> measuredAt = Optional.empty();

    @GuardedBy("this")
    private long readings;

    /** Which full reading was the latest. */
    @GuardedBy("this")
    private long allRead;

    /** Which reading of one VM alone was the latest, for those since the last full one began. */
    @GuardedBy("this")
    private final Map<UUID, Long> readAlone = new HashMap<>();

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

    /**
     * Reads all VMs anew; says whether anything differs. The reading may take long and holds up nobody: a VM that was read
     * by itself meanwhile stays as it was read then.
     *
     * @param now by a clock that only goes on
     */
    boolean replace(Supplier<List<DomainFacts>> reading, Duration now) {
        long began = begin();
        List<DomainFacts> domains = reading.get();
        return replace(domains, began, now);
    }

    private synchronized boolean replace(List<DomainFacts> domains, long began, Duration now) {
        allRead = began;
        readAlone.values().removeIf(reading -> reading < began);
        Map<UUID, Vm> next = new HashMap<>();
        Map<UUID, Long> times = new HashMap<>();
        for (DomainFacts domain : domains) {
            next.put(domain.uuid(), vm(domain, cpuPercent(domain, now)));
            times.put(domain.uuid(), domain.cpuTimeNanos());
        }
        for (UUID newer : readAlone.keySet()) {
            Optional.ofNullable(vms.get(newer)).ifPresentOrElse(vm -> next.put(newer, vm), () -> next.remove(newer));
        }
        cpuTimes = times;
        measuredAt = Optional.of(now);
        boolean first = !listed;
        listed = true;
        return keep(next) || first;
    }

    /** Reads one VM anew; says whether anything differs. What was read later counts, whichever reading ends first. */
    boolean update(UUID uuid, Supplier<Optional<DomainFacts>> reading) {
        long began = begin();
        Optional<DomainFacts> domain = reading.get();
        return update(uuid, domain, began);
    }

    private synchronized boolean update(UUID uuid, Optional<DomainFacts> domain, long began) {
        if (began < allRead || readAlone.getOrDefault(uuid, 0L) > began) {
            return false;
        }
        readAlone.put(uuid, began);
        Map<UUID, Vm> next = new HashMap<>(vms);
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

    private synchronized long begin() {
        readings++;
        return readings;
    }

    @GuardedBy("this")
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
    @GuardedBy("this")
    private OptionalDouble cpuPercent(DomainFacts domain, Duration now) {
        Long before = cpuTimes.get(domain.uuid());
        if (before == null || measuredAt.isEmpty() || domain.cpuTimeNanos() < before || domain.vcpus() == 0) {
            return OptionalDouble.empty();
        }
        long passed = now.minus(measuredAt.get()).toNanos();
        if (passed <= 0 || !VmStates.of(domain).active()) {
            return OptionalDouble.empty();
        }
        double share = 100.0 * (domain.cpuTimeNanos() - before) / passed / domain.vcpus();
        return OptionalDouble.of(Math.min(100, Math.rint(share)));
    }
}
