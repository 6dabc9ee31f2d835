package io.gangway.libvirt.binding;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import io.gangway.libvirt.fact.CheckpointFacts;
import io.gangway.libvirt.fact.VirtException;
import java.util.List;
import java.util.UUID;
import org.libvirt.jna.DomainCheckpointPointer;
import org.libvirt.jna.DomainPointer;

/** What a host keeps of a domain beside its configuration, and what a migration does not take along by itself. */
public final class DomainBelongings {

    /** VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL: parents before their children. */
    private static final int PARENTS_FIRST = 1 << 1;
    /** VIR_DOMAIN_CHECKPOINT_XML_NO_DOMAIN: without the configuration of that time, which names this host's paths. */
    private static final int WITHOUT_DOMAIN = 1 << 1;
    /** VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE. */
    private static final int REDEFINE = 1;

    private final VirtConnection connection;
    private final LibvirtApi api;

    DomainBelongings(VirtConnection connection, LibvirtApi api) {
        this.connection = connection;
        this.api = api;
    }

    /** Whether the domain starts together with its host. False for one that the host does not know. */
    public boolean autostart(UUID uuid) {
        return connection
                .read(uuid, domain -> {
                    IntByReference on = new IntByReference();
                    connection.check(api.virDomainGetAutostart(domain, on));
                    return on.getValue() != 0;
                })
                .orElse(false);
    }

    /**
     * Lets the domain start together with its host, or not.
     *
     * @throws VirtException also for a transient domain, which has no such setting
     */
    public void autostart(UUID uuid, boolean on) {
        connection.act(uuid, domain -> api.virDomainSetAutostart(domain, on ? 1 : 0));
    }

    /** Whether libvirt holds the domain's memory on disk, to go on from there at its next start. */
    public boolean hasSavedState(UUID uuid) {
        return connection.read(uuid, this::hasSavedState).orElse(false);
    }

    boolean hasSavedState(DomainPointer domain) {
        return answer(api.virDomainHasManagedSaveImage(domain, 0)) > 0;
    }

    /** Throws the saved memory away: the domain then starts like a machine whose power was cut. */
    public void discardSavedState(UUID uuid) {
        connection.act(uuid, domain -> api.virDomainManagedSaveRemove(domain, 0));
    }

    /** The domain's checkpoints, each after its parent. Empty if the host does not know the domain. */
    public List<CheckpointFacts> checkpoints(UUID uuid) {
        return connection.read(uuid, this::checkpoints).orElse(List.of());
    }

    private List<CheckpointFacts> checkpoints(DomainPointer domain) {
        PointerByReference array = new PointerByReference();
        int count = answer(api.virDomainListAllCheckpoints(domain, array, PARENTS_FIRST));
        if (array.getValue() == null) {
            return List.of();
        }
        return NativeArray.with(
                array, count, DomainBelongings::checkpoint, api::virDomainCheckpointFree, handles -> handles.stream()
                        .map(this::facts)
                        .toList());
    }

    private CheckpointFacts facts(DomainCheckpointPointer handle) {
        return new CheckpointFacts(
                api.virDomainCheckpointGetName(handle),
                connection.text(api.virDomainCheckpointGetXMLDesc(handle, WITHOUT_DOMAIN)));
    }

    private static DomainCheckpointPointer checkpoint(Pointer raw) {
        DomainCheckpointPointer checkpoint = new DomainCheckpointPointer();
        checkpoint.setPointer(raw);
        return checkpoint;
    }

    /**
     * Makes a checkpoint known whose bitmap lies in the disk's image already. Its parent must be known; one of the same
     * name is replaced. libvirt does not look whether the bitmap is there.
     */
    public void redefineCheckpoint(UUID uuid, String xml) {
        connection.act(uuid, domain -> {
            DomainCheckpointPointer made = api.virDomainCheckpointCreateXML(domain, xml, REDEFINE);
            return made == null ? -1 : api.virDomainCheckpointFree(made);
        });
    }

    /** A driver that lacks a call has nothing of what it is asked for. */
    private int answer(int result) {
        if (result >= 0) {
            return result;
        }
        VirtException failure = connection.failure();
        if (failure.code() == VirtException.NO_SUPPORT) {
            return 0;
        }
        throw failure;
    }
}
