package io.gangway.storage.list;

import io.gangway.libvirt.fact.VolumeFacts;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A volume, for pages and JSON.
 *
 * @param format such as {@code qcow2}; empty where the pool's volumes have none
 * @param capacityBytes the size of the disk that a guest sees
 * @param allocationBytes the room that it takes
 * @param backing the path of the image on which it builds; empty if it stands alone
 */
@Schema(name = "Volume", description = "A volume of a storage pool.")
public record Volume(
        @Schema(description = "Its name in the pool.") String name,
        @Schema(description = "Its path on the host.") String path,

        @Schema(description = "Its format, such as qcow2; empty where the pool's volumes have none.")
        String format,

        @Schema(description = "The size of the disk that a guest sees, in bytes.")
        long capacityBytes,

        @Schema(description = "The room that it takes, in bytes.")
        long allocationBytes,

        @Schema(description = "The path of the image on which it builds; empty if it stands alone.")
        String backing) {

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
