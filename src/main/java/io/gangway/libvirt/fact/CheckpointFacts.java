package io.gangway.libvirt.fact;

/**
 * What libvirt keeps of one checkpoint: a point in time from which a backup tool asks what was written since. The bitmap
 * that records it lies in the disk's image and is not part of this.
 *
 * @param xml libvirt's description of it, without the domain's configuration of that time: enough to define it again
 */
public record CheckpointFacts(String name, String xml) {}
