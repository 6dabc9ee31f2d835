package io.gangway.libvirt.fact;

import java.util.Map;
import java.util.Set;

/**
 * The arguments of {@code virDomainMigrateToURI3} and {@code virDomainMigrate3}.
 *
 * @param destination the libvirt URI of the destination, as the source host's daemon must dial it
 * @param params libvirt's typed parameters by name: {@code String}, {@code Long}, {@code Integer}, or a list of such for
 *     one that may be repeated
 */
public record MigrationCall(String destination, Set<Flag> flags, Map<String, Object> params) {

    /** All of virDomainMigrateFlags as of libvirt 9.0. */
    public enum Flag {
        LIVE(1),
        PEER2PEER(1 << 1),
        TUNNELLED(1 << 2),
        PERSIST_DEST(1 << 3),
        UNDEFINE_SOURCE(1 << 4),
        PAUSED(1 << 5),
        NON_SHARED_DISK(1 << 6),
        NON_SHARED_INC(1 << 7),
        CHANGE_PROTECTION(1 << 8),
        UNSAFE(1 << 9),
        OFFLINE(1 << 10),
        COMPRESSED(1 << 11),
        ABORT_ON_ERROR(1 << 12),
        AUTO_CONVERGE(1 << 13),
        RDMA_PIN_ALL(1 << 14),
        POSTCOPY(1 << 15),
        TLS(1 << 16),
        PARALLEL(1 << 17),
        NON_SHARED_SYNCHRONOUS_WRITES(1 << 18),
        POSTCOPY_RESUME(1 << 19),
        ZEROCOPY(1 << 20);

        private final int bit;

        Flag(int bit) {
            this.bit = bit;
        }
    }

    public MigrationCall {
        flags = Set.copyOf(flags);
        params = Map.copyOf(params);
    }

    public int bits() {
        return flags.stream().mapToInt(flag -> flag.bit).reduce(0, (a, b) -> a | b);
    }
}
