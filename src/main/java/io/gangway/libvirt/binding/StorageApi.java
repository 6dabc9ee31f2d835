package io.gangway.libvirt.binding;

import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.ByteBuffer;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.Libvirt;
import org.libvirt.jna.SizeT;
import org.libvirt.jna.StoragePoolPointer;
import org.libvirt.jna.StreamPointer;

/** The calls about storage that libvirt-java lacks. */
interface StorageApi extends Libvirt {

    int virConnectListAllStoragePools(ConnectionPointer connection, PointerByReference pools, int flags);

    int virStoragePoolListAllVolumes(StoragePoolPointer pool, PointerByReference volumes, int flags);

    int virStreamRecvFlags(StreamPointer stream, ByteBuffer data, SizeT length, int flags);

    int virStreamRecvHole(StreamPointer stream, LongByReference length, int flags);

    int virStreamSendHole(StreamPointer stream, long length, int flags);
}
