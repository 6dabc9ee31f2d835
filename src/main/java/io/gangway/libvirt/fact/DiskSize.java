package io.gangway.libvirt.fact;

/**
 * How large a disk is, in bytes.
 *
 * @param capacity what the guest sees
 * @param allocation what its image takes up on the host
 */
public record DiskSize(long capacity, long allocation) {}
