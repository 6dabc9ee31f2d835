package io.gangway.migration;

import io.gangway.libvirt.VirtConnection;
import io.gangway.storage.FolderPools;
import jakarta.enterprise.context.ApplicationScoped;

/** Does for a VM, before it leaves, what libvirt would not: carries small files, ejects media, clears its place. */
@ApplicationScoped
class LuggageCarrier {

    private final FolderPools folders;

    LuggageCarrier(FolderPools folders) {
        this.folders = folders;
    }

    /** On the source alone. */
    void eject(MigrationRequest request, Luggage luggage) {}

    /** From the source to the destination. */
    void carry(VirtConnection source, VirtConnection destination, MigrationRequest request, Luggage luggage) {}
}
