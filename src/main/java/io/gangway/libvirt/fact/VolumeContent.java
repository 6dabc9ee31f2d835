package io.gangway.libvirt.fact;

import java.nio.ByteBuffer;

/** Takes what is in a volume, piece by piece from its beginning. */
public interface VolumeContent {

    /** Bytes. The buffer is the giver's again when this returns. */
    void data(ByteBuffer bytes);

    /** So many zeros that take no room. */
    void hole(long length);
}
