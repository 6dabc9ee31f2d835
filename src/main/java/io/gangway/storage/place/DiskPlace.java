package io.gangway.storage.place;

import io.gangway.libvirt.fact.VolumeFacts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a disk lies on its host, and what is at its place on another.
 *
 * @param sourcePath empty for a disk that is neither a file nor a device
 * @param source what lies there: virtual size, length, allocation, format; empty if libvirt does not see it
 * @param chain the images on which it builds, the nearest first; empty if it stands alone
 * @param destinationPath where it is to lie on the destination: the same path, or that of the volume in the
 *     destination's pool of the same name; empty if there is none
 * @param destination what lies there now
 * @param destinationPool the active pool there, by its name; empty if the place is in none
 * @param room bytes that are free at that place; empty if its folder does not exist
 */
public record DiskPlace(
        String target,
        Sharing sharing,
        String sourcePath,
        Optional<VolumeFacts> source,
        List<VolumeFacts> chain,
        String destinationPath,
        Optional<VolumeFacts> destination,
        String destinationPool,
        OptionalLong room) {

    public DiskPlace {
        chain = List.copyOf(chain);
    }
}
