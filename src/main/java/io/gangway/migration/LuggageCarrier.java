package io.gangway.migration;

import io.gangway.belongings.SystemFolders;
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
    void carry(VirtConnection source, VirtConnection destination, MigrationRequest request, Luggage luggage) {
        if (luggage.discardSavedState()) {
            discardSavedState(source, destination, request);
        }
    }

    /** Of a VM that the destination does not know, libvirt has the file and no call. */
    private void discardSavedState(VirtConnection source, VirtConnection destination, MigrationRequest request) {
        if (destination.domain(request.uuid()).isPresent()) {
            destination.belongings().discardSavedState(request.uuid());
            return;
        }
        source.domain(request.uuid()).ifPresent(vm -> {
            String name = request.choices().options().arrival().name().orElse(vm.name());
            folders.in(destination, SystemFolders.SAVED_STATES, false, pool -> destination
                    .volumes()
                    .delete(pool, SystemFolders.savedState(name)));
        });
    }
}
