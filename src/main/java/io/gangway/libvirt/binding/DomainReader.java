package io.gangway.libvirt.binding;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import io.gangway.libvirt.fact.DomainFacts;
import io.gangway.libvirt.fact.DomainState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.virDomainInfo;

/** Reads what a host says of its domains. */
final class DomainReader {

    private static final int STATS_STATE = 1;
    private static final int STATS_CPU_TOTAL = 1 << 1;
    private static final int STATS_BALLOON = 1 << 2;
    private static final int STATS_VCPU = 1 << 3;
    /** A VM that is busy, such as one that is just arriving, must not hold up the list. */
    private static final int STATS_NOWAIT = 1 << 29;

    private static final int LIST_PERSISTENT = 1 << 2;
    private static final int LIST_MANAGED_SAVE = 1 << 8;
    private static final int UUID_BUFFER = 37;

    private final VirtConnection connection;
    private final LibvirtApi api;
    private final ConnectionPointer pointer;

    DomainReader(VirtConnection connection, LibvirtApi api, ConnectionPointer pointer) {
        this.connection = connection;
        this.api = api;
        this.pointer = pointer;
    }

    /** Every domain, active or not. */
    List<DomainFacts> all() {
        return connection.call(() -> {
            Set<UUID> persistent = listed(LIST_PERSISTENT);
            Set<UUID> saved = listed(LIST_MANAGED_SAVE);
            PointerByReference records = new PointerByReference();
            int groups = STATS_STATE | STATS_CPU_TOTAL | STATS_BALLOON | STATS_VCPU;
            int count = api.virConnectGetAllDomainStats(pointer, groups, records, STATS_NOWAIT);
            if (count < 0) {
                // The test driver knows no flag here.
                count = connection.check(api.virConnectGetAllDomainStats(pointer, 0, records, 0));
            }
            try {
                List<DomainFacts> facts = new ArrayList<>(count);
                for (Pointer record : records.getValue().getPointerArray(0, count)) {
                    facts.add(facts(record, persistent, saved));
                }
                return List.copyOf(facts);
            } finally {
                api.virDomainStatsRecordListFree(records.getValue());
            }
        });
    }

    private Set<UUID> listed(int filter) {
        PointerByReference array = new PointerByReference();
        int count = connection.check(api.virConnectListAllDomains(pointer, array, filter));
        return NativeArray.with(array, count, DomainPointer::new, api::virDomainFree, domains -> domains.stream()
                .map(domain -> uuid(api, domain))
                .collect(Collectors.toSet()));
    }

    /** A virDomainStatsRecord is a domain, an array of parameters, and its length. */
    private DomainFacts facts(Pointer record, Set<UUID> persistent, Set<UUID> saved) {
        DomainPointer domain = new DomainPointer(record.getPointer(0));
        Map<String, Object> stats =
                TypedParameters.read(record.getPointer(Native.POINTER_SIZE), record.getInt(2L * Native.POINTER_SIZE));
        UUID uuid = uuid(api, domain);
        if (!(stats.get("balloon.current") instanceof Number memory)
                || !(stats.get("vcpu.current") instanceof Number vcpus)) {
            return facts(domain, uuid, persistent.contains(uuid), saved.contains(uuid));
        }
        return new DomainFacts(
                uuid,
                api.virDomainGetName(domain),
                DomainState.of(number(stats, "state.state")),
                number(stats, "state.reason"),
                persistent.contains(uuid),
                vcpus.intValue(),
                memory.longValue() * 1024,
                stats.get("cpu.time") instanceof Number time ? time.longValue() : 0,
                saved.contains(uuid));
    }

    private static int number(Map<String, Object> stats, String name) {
        return stats.get(name) instanceof Number number ? number.intValue() : 0;
    }

    private DomainFacts facts(DomainPointer domain, UUID uuid, boolean persistent, boolean saved) {
        virDomainInfo info = new virDomainInfo();
        connection.check(api.virDomainGetInfo(domain, info));
        IntByReference state = new IntByReference();
        IntByReference reason = new IntByReference();
        connection.check(api.virDomainGetState(domain, state, reason, 0));
        return new DomainFacts(
                uuid,
                api.virDomainGetName(domain),
                DomainState.of(state.getValue()),
                reason.getValue(),
                persistent,
                info.nrVirtCpu,
                info.memory.longValue() * 1024,
                info.cpuTime,
                saved);
    }

    /** One domain, asked afresh; empty if the host does not know it. */
    Optional<DomainFacts> one(UUID uuid) {
        DomainBelongings belongings = connection.belongings();
        return connection.read(
                uuid,
                domain -> facts(
                        domain,
                        uuid,
                        connection.check(api.virDomainIsPersistent(domain)) == 1,
                        belongings.hasSavedState(domain)));
    }

    static UUID uuid(LibvirtApi api, DomainPointer domain) {
        byte[] buffer = new byte[UUID_BUFFER];
        api.virDomainGetUUIDString(domain, buffer);
        return UUID.fromString(Native.toString(buffer).toLowerCase(Locale.ROOT));
    }
}
