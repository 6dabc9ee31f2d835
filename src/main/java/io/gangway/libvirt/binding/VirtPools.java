package io.gangway.libvirt.binding;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import io.gangway.libvirt.fact.PoolFacts;
import io.gangway.libvirt.fact.PoolSource;
import io.gangway.libvirt.fact.PoolState;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.xml.SafeXml;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.StoragePoolPointer;
import org.libvirt.jna.virStoragePoolInfo;

/**
 * The calls about one host's storage pools. All but the listing block for as long as the storage takes to answer, which a
 * server that is out of reach can make minutes.
 */
public final class VirtPools {

    private static final int CREATE_WITH_BUILD = 1;

    private final VirtConnection connection;
    private final LibvirtApi api;
    private final ConnectionPointer pointer;

    VirtPools(VirtConnection connection, LibvirtApi api, ConnectionPointer pointer) {
        this.connection = connection;
        this.api = api;
        this.pointer = pointer;
    }

    /** Every pool, active or not. */
    public List<PoolFacts> all() {
        return connection.call(() -> {
            PointerByReference array = new PointerByReference();
            int count = connection.check(api.virConnectListAllStoragePools(pointer, array, 0));
            return NativeArray.with(array, count, VirtPools::pool, api::virStoragePoolFree, pools -> pools.stream()
                    .flatMap(pool -> facts(pool).stream())
                    .toList());
        });
    }

    private static StoragePoolPointer pool(Pointer raw) {
        StoragePoolPointer pool = new StoragePoolPointer();
        pool.setPointer(raw);
        return pool;
    }

    /** One pool, asked afresh; empty if the host does not know it. */
    public Optional<PoolFacts> find(String name) {
        return connection.call(() -> with(name, this::facts).flatMap(Function.identity()));
    }

    /** Empty for a pool that vanishes in the midst of it. */
    private Optional<PoolFacts> facts(StoragePoolPointer pool) {
        try {
            virStoragePoolInfo info = new virStoragePoolInfo();
            connection.check(api.virStoragePoolGetInfo(pool, info));
            IntByReference autostart = new IntByReference();
            if (api.virStoragePoolGetAutostart(pool, autostart) < 0) {
                // A pool without configuration has no such setting.
                connection.failure();
            }
            SafeXml xml = SafeXml.parse(connection.text(api.virStoragePoolGetXMLDesc(pool, 0)));
            return Optional.of(new PoolFacts(
                    api.virStoragePoolGetName(pool),
                    xml.text("/pool/@type"),
                    PoolState.of(info.state),
                    xml.text("/pool/target/path"),
                    source(xml),
                    info.capacity,
                    info.allocation,
                    info.available,
                    autostart.getValue() != 0,
                    connection.check(api.virStoragePoolIsPersistent(pool)) == 1));
        } catch (VirtException e) {
            if (e.code() == VirtException.NO_STORAGE_POOL) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static PoolSource source(SafeXml xml) {
        String folder = xml.text("/pool/source/dir/@path");
        return new PoolSource(
                xml.text("/pool/source/host/@name"),
                folder.isEmpty() ? xml.text("/pool/source/device/@path") : folder,
                xml.text("/pool/source/format/@type"));
    }

    /** Keeps a configuration; the pool stays as it is, active or not. */
    public void define(String xml) {
        connection.call(() -> {
            StoragePoolPointer pool = api.virStoragePoolDefineXML(pointer, xml, 0);
            if (pool == null) {
                throw connection.failure();
            }
            return api.virStoragePoolFree(pool);
        });
    }

    /** Makes the folder, the file system or what else the pool needs before its first start. */
    public void build(String name) {
        act(name, pool -> api.virStoragePoolBuild(pool, 0));
    }

    public void start(String name) {
        act(name, pool -> api.virStoragePoolCreate(pool, 0));
    }

    /**
     * Starts a pool without keeping a configuration of it: it is gone once it is stopped; its volumes stay. libvirt
     * refuses if another pool that it knows has the same name or the same folder.
     *
     * @param build whether to make what the pool needs first, such as its folder (for root, mode 0711); a folder that is
     *     there keeps its owner and mode. Without it, a missing folder is an error
     */
    public void startTransient(String xml, boolean build) {
        connection.call(() -> {
            StoragePoolPointer pool = api.virStoragePoolCreateXML(pointer, xml, build ? CREATE_WITH_BUILD : 0);
            if (pool == null) {
                throw connection.failure();
            }
            return api.virStoragePoolFree(pool);
        });
    }

    /** Ends the pool, which unmounts it; its volumes and its configuration stay. */
    public void stop(String name) {
        act(name, api::virStoragePoolDestroy);
    }

    public void autostart(String name, boolean on) {
        act(name, pool -> api.virStoragePoolSetAutostart(pool, on ? 1 : 0));
    }

    /** Forgets the configuration; the volumes stay. */
    public void undefine(String name) {
        act(name, api::virStoragePoolUndefine);
    }

    /** Lets libvirt look what is in the pool; it believes in what it saw last until then. */
    public void refresh(String name) {
        act(name, pool -> api.virStoragePoolRefresh(pool, 0));
    }

    private void act(String name, Function<StoragePoolPointer, Integer> action) {
        connection.call(
                () -> with(name, pool -> connection.check(action.apply(pool))).orElseThrow(() -> missing(name)));
    }

    VirtException missing(String name) {
        return new VirtException(
                connection.host(), VirtException.NO_STORAGE_POOL, 0, "Storage pool not found: " + name);
    }

    /** Does the work with a handle that ends with it; empty if there is no such pool. */
    <T> Optional<T> with(String name, Function<StoragePoolPointer, T> work) {
        StoragePoolPointer pool = api.virStoragePoolLookupByName(pointer, name);
        if (pool == null) {
            VirtException failure = connection.failure();
            if (failure.code() == VirtException.NO_STORAGE_POOL) {
                return Optional.empty();
            }
            throw failure;
        }
        try {
            return Optional.of(work.apply(pool));
        } finally {
            api.virStoragePoolFree(pool);
        }
    }
}
