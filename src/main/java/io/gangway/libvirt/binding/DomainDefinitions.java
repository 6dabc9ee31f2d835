package io.gangway.libvirt.binding;

import io.gangway.libvirt.fact.VirtException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;

/** The configurations that a host keeps of its domains: read with their secrets, defined, and given up. */
public final class DomainDefinitions {

    private static final int XML_SECURE = 1;
    private static final int XML_INACTIVE = 1 << 1;
    private static final int XML_MIGRATABLE = 1 << 3;
    private static final int DEFINE_VALIDATE = 1;

    /** What outlives a configuration that is given up (virDomainUndefineFlagsValues). */
    public enum Keep {
        NVRAM(1 << 3),
        TPM(1 << 6);

        private final int bit;

        Keep(int bit) {
            this.bit = bit;
        }
    }

    /** What may go with a configuration; without its flag libvirt refuses where there is such a thing. */
    public enum Discard {
        /** The memory that was saved when it was stopped. */
        SAVED_STATE(1),
        /** What libvirt knows of its checkpoints; their bitmaps stay in the images. Only one that is shut off needs it. */
        CHECKPOINTS(1 << 4);

        private final int bit;

        Discard(int bit) {
            this.bit = bit;
        }
    }

    private final VirtConnection connection;
    private final LibvirtApi api;
    private final ConnectionPointer pointer;

    DomainDefinitions(VirtConnection connection, LibvirtApi api, ConnectionPointer pointer) {
        this.connection = connection;
        this.api = api;
        this.pointer = pointer;
    }

    /** What the domain will start with, its secrets included; empty if the host does not know it. */
    public Optional<String> withSecrets(UUID uuid) {
        return xml(uuid, XML_SECURE | XML_INACTIVE);
    }

    /** What a migration would take along, its secrets included; empty if the host does not know the domain. */
    public Optional<String> migratableWithSecrets(UUID uuid) {
        return xml(uuid, XML_SECURE | XML_MIGRATABLE);
    }

    private Optional<String> xml(UUID uuid, int flags) {
        return connection.read(uuid, domain -> connection.text(api.virDomainGetXMLDesc(domain, flags)));
    }

    /**
     * Keeps a configuration, in place of the one of the same domain if there is one. libvirt checks it against its
     * schema first.
     *
     * @throws VirtException with libvirt's reason; then nothing is changed
     */
    public void define(String xml) {
        connection.call(() -> {
            DomainPointer domain = api.virDomainDefineXMLFlags(pointer, xml, DEFINE_VALIDATE);
            if (domain == null) {
                throw connection.failure();
            }
            return api.virDomainFree(domain);
        });
    }

    /**
     * Gives up the configuration of a domain. One that is shut off is then no longer known; one that runs would become
     * transient. Its disks stay. libvirt refuses where a saved state, snapshots or checkpoints would be lost.
     */
    public void undefine(UUID uuid, Set<Keep> keep) {
        undefine(uuid, keep, Set.of());
    }

    /** Like {@link #undefine(UUID, Set)}, but what may be lost is named. */
    public void undefine(UUID uuid, Set<Keep> keep, Set<Discard> discard) {
        int kept = keep.stream().mapToInt(part -> part.bit).reduce(0, (a, b) -> a | b);
        int discarded = discard.stream().mapToInt(part -> part.bit).reduce(0, (a, b) -> a | b);
        int flags = kept | discarded;
        connection.act(uuid, domain -> api.virDomainUndefineFlags(domain, flags));
    }

    /** How many snapshots libvirt keeps of the domain. */
    public int snapshots(UUID uuid) {
        return connection
                .read(uuid, domain -> connection.check(api.virDomainSnapshotNum(domain, 0)))
                .orElse(0);
    }
}
