package io.gangway.faults;

import java.util.EnumSet;
import java.util.Set;

/**
 * How far a migration is when a fault is done. Where the console's own words name the same moment, it is still virsh, or
 * libvirt's hook, that says when it has come.
 */
enum Phase {
    /** The destination's libvirtd has been asked to take the guest and has not started a QEMU for it: a hook holds it up. */
    PREPARING,
    /** Memory flows for the first time. */
    FIRST_PASS,
    /** What the guest has rewritten since is sent, again and again, since it rewrites faster than that. */
    CATCHING_UP,
    /** A disk is being copied, and no memory flows yet. */
    DISK_COPY,
    /** The guest stands still on the source, and what is left is on its way. */
    SWITCHING_OVER,
    /** libvirt is done and the console has not asked yet: it was stopped before it could. */
    VERIFYING;

    /** Those that can be kept up for as long as is wanted, so that one fault meets a guest in each of them. */
    static final Set<Phase> KEPT_UP = EnumSet.range(PREPARING, DISK_COPY);

    /** As it is written in the table. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
