package io.gangway.storage.list;

import io.gangway.libvirt.fact.VolumeFacts;

/**
 * A volume, for pages and JSON.
 *
 * @param format such as {@code qcow2}; empty where the pool's volumes have none
 * @param capacityBytes the size of the disk that a guest sees
 * @param allocationBytes the room that it takes
 * @param backing the path of the image on which it builds; empty if it stands alone
 */
public record Volume(
        String name, String path, String format, long capacityBytes, long allocationBytes, String backing) {

    static Volume of(VolumeFacts facts) {
        return new Volume(
                facts.name(),
                facts.path(),
                facts.format(),
                facts.capacityBytes(),
                facts.allocationBytes(),
                facts.backing());
    }
}
