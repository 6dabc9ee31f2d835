package io.gangway.storage.copy;

import io.gangway.storage.place.VolumeSpot;

/**
 * An image under a disk that both hosts have at the same path.
 *
 * @param shared whether it is known to be the very same file; else its content is compared before it is built upon
 */
record BaseImage(VolumeSpot source, VolumeSpot destination, long length, boolean shared) {}
