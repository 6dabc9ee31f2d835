package io.gangway.storage.copy;

import io.gangway.storage.place.DiskSource;
import java.util.Optional;

/**
 * A disk that is to be copied, and how.
 *
 * @param there where the configuration for the destination has it, if that is elsewhere
 * @param pool the pool of the destination that is to take it; empty for the same place as on the source
 * @param difference whether only what differs from the image on which it builds is copied
 * @param overwrite whether a person has confirmed that the file at its place is not needed any more
 */
public record DiskWish(
        DiskSource disk, Optional<DiskSource> there, Optional<String> pool, boolean difference, boolean overwrite) {

    public DiskWish(DiskSource disk, Optional<String> pool, boolean difference, boolean overwrite) {
        this(disk, Optional.empty(), pool, difference, overwrite);
    }

    /** To the same place, whole, and without writing over anything. */
    public static DiskWish plain(DiskSource disk) {
        return new DiskWish(disk, Optional.empty(), false, false);
    }
}
