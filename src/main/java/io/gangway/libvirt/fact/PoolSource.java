package io.gangway.libvirt.fact;

/**
 * Where a pool's storage comes from, as its configuration has it; each is empty where the pool has none.
 *
 * @param server the name or address of the machine that serves it
 * @param folder the folder or volume that is served, or the local folder or device
 * @param format libvirt's word for the kind, such as {@code nfs} or {@code glusterfs}
 */
public record PoolSource(String server, String folder, String format) {}
