package io.gangway.libvirt.fact;

/**
 * What libvirt says of one storage pool.
 *
 * @param type libvirt's word, such as {@code dir}, {@code netfs} or {@code logical}
 * @param target the folder in which its volumes lie; empty for a pool without one
 * @param capacityBytes 0 while the pool is not active, as are the other two
 * @param allocationBytes what is in use
 * @param availableBytes what is free
 * @param autostart whether it starts together with libvirtd
 * @param persistent whether it has a configuration that outlives its end
 */
public record PoolFacts(
        String name,
        String type,
        PoolState state,
        String target,
        PoolSource source,
        long capacityBytes,
        long allocationBytes,
        long availableBytes,
        boolean autostart,
        boolean persistent) {

    public boolean active() {
        return state != PoolState.INACTIVE;
    }
}
