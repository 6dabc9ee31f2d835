package io.gangway.libvirt.binding;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.libvirt.fact.VolumeLayout;
import io.gangway.xml.SafeXml;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.StoragePoolPointer;
import org.libvirt.jna.StorageVolPointer;

/** The calls about the volumes in one host's storage pools. libvirt knows what it saw at a pool's last refresh. */
public final class VirtVolumes {

    private final VirtConnection connection;
    private final LibvirtApi api;
    private final ConnectionPointer pointer;
    private final VirtPools pools;

    VirtVolumes(VirtConnection connection, LibvirtApi api, ConnectionPointer pointer, VirtPools pools) {
        this.connection = connection;
        this.api = api;
        this.pointer = pointer;
        this.pools = pools;
    }

    /** Every volume of a pool, which must be active. */
    public List<VolumeFacts> all(String pool) {
        return inPool(pool, handle -> {
            PointerByReference array = new PointerByReference();
            int count = connection.check(api.virStoragePoolListAllVolumes(handle, array, 0));
            return NativeArray.with(
                    array, count, VirtVolumes::volume, api::virStorageVolFree, volumes -> volumes.stream()
                            .flatMap(volume -> facts(pool, volume).stream())
                            .toList());
        });
    }

    private static StorageVolPointer volume(Pointer raw) {
        StorageVolPointer volume = new StorageVolPointer();
        volume.setPointer(raw);
        return volume;
    }

    /** One volume of a pool; empty if the pool, which must be there and active, does not hold it. */
    public Optional<VolumeFacts> find(String pool, String name) {
        return inPool(pool, handle -> with(handle, name, volume -> facts(pool, volume)))
                .flatMap(Function.identity());
    }

    /** The volume at a path on the host; empty if it lies in no active pool. */
    public Optional<VolumeFacts> at(String path) {
        return connection.call(() -> {
            StorageVolPointer volume = api.virStorageVolLookupByPath(pointer, path);
            if (volume == null) {
                return missing(connection.failure());
            }
            try {
                return facts(poolOf(volume), volume);
            } finally {
                api.virStorageVolFree(volume);
            }
        });
    }

    /** How the image in a volume is laid out; empty if the volume is not there. */
    public Optional<VolumeLayout> layout(String pool, String name) {
        return inPool(
                pool,
                handle -> with(
                        handle,
                        name,
                        volume -> VolumeLayout.of(connection.text(api.virStorageVolGetXMLDesc(volume, 0)))));
    }

    /** When a volume of a pool was last written to, by the host's clock; empty where it is not there or libvirt cannot tell. */
    public Optional<Instant> modifiedAt(String pool, String name) {
        return inPool(pool, handle -> with(handle, name, this::modifiedAt)).flatMap(Function.identity());
    }

    private Optional<Instant> modifiedAt(StorageVolPointer volume) {
        String xml = connection.text(api.virStorageVolGetXMLDesc(volume, 0));
        return instant(SafeXml.parse(xml).text("/volume/target/timestamps/mtime"));
    }

    /** From seconds with a fraction. */
    private static Optional<Instant> instant(String seconds) {
        if (seconds.isBlank()) {
            return Optional.empty();
        }
        BigDecimal time = new BigDecimal(seconds.strip());
        long whole = time.longValue();
        return Optional.of(Instant.ofEpochSecond(
                whole,
                time.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue()));
    }

    private String poolOf(StorageVolPointer volume) {
        StoragePoolPointer pool = api.virStoragePoolLookupByVolume(volume);
        if (pool == null) {
            throw connection.failure();
        }
        try {
            return api.virStoragePoolGetName(pool);
        } finally {
            api.virStoragePoolFree(pool);
        }
    }

    /** Makes a volume from its XML. */
    public VolumeFacts create(String pool, String xml) {
        return inPool(pool, handle -> {
            StorageVolPointer volume = api.virStorageVolCreateXML(handle, xml, 0);
            if (volume == null) {
                throw connection.failure();
            }
            try {
                return facts(pool, volume)
                        .orElseThrow(() -> new VirtException(
                                connection.host(),
                                VirtException.NO_STORAGE_VOL,
                                0,
                                "The new storage volume is gone again."));
            } finally {
                api.virStorageVolFree(volume);
            }
        });
    }

    /** Deletes a volume and what is in it; false if there was none. */
    public boolean delete(String pool, String name) {
        return inPool(
                        pool,
                        handle -> with(handle, name, volume -> connection.check(api.virStorageVolDelete(volume, 0))))
                .isPresent();
    }

    /** Does the work with a volume that must be there. */
    <T> T require(String pool, String name, Function<StorageVolPointer, T> work) {
        return inPool(pool, handle -> with(handle, name, work)
                .orElseThrow(() -> new VirtException(
                        connection.host(), VirtException.NO_STORAGE_VOL, 0, "Storage volume not found: " + name)));
    }

    /** Empty for a volume that vanishes in the midst of it. */
    private Optional<VolumeFacts> facts(String pool, StorageVolPointer volume) {
        try {
            return Optional.of(VolumeFacts.of(pool, connection.text(api.virStorageVolGetXMLDesc(volume, 0))));
        } catch (VirtException e) {
            return missing(e);
        }
    }

    private <T> T inPool(String pool, Function<StoragePoolPointer, T> work) {
        return connection.call(() -> pools.with(pool, work).orElseThrow(() -> pools.missing(pool)));
    }

    private <T> Optional<T> with(StoragePoolPointer pool, String name, Function<StorageVolPointer, T> work) {
        StorageVolPointer volume = api.virStorageVolLookupByName(pool, name);
        if (volume == null) {
            return missing(connection.failure());
        }
        try {
            return Optional.of(work.apply(volume));
        } finally {
            api.virStorageVolFree(volume);
        }
    }

    private static <T> Optional<T> missing(VirtException failure) {
        if (failure.code() == VirtException.NO_STORAGE_VOL) {
            return Optional.empty();
        }
        throw failure;
    }
}
