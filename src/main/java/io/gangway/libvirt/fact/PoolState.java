package io.gangway.libvirt.fact;

import java.util.Locale;

/** virStoragePoolState, in its order. */
public enum PoolState {
    INACTIVE,
    BUILDING,
    RUNNING,
    DEGRADED,
    INACCESSIBLE;

    public static PoolState of(int number) {
        return number >= 0 && number < values().length ? values()[number] : INACCESSIBLE;
    }

    /** As in JSON, such as {@code running}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
