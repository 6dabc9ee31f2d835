package io.gangway.migration;

import io.gangway.belongings.SystemFolders;
import io.gangway.host.HostName;
import io.gangway.libvirt.VirtConnection;
import io.gangway.libvirt.VirtException;
import io.gangway.storage.CarriedFile;
import io.gangway.storage.CopyFailed;
import io.gangway.storage.FolderPools;
import io.gangway.storage.HostPath;
import io.gangway.storage.SmallFiles;
import io.gangway.vm.Media;
import io.gangway.vm.TrayLocked;
import io.gangway.vm.VmActionFailed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** Does for a VM, before it leaves, what libvirt would not: carries small files, ejects media, clears its place. */
@ApplicationScoped
class LuggageCarrier {

    private static final Logger LOG = Logger.getLogger(LuggageCarrier.class);

    private final SmallFiles files;
    private final FolderPools folders;
    private final Media media;

    /** Files that this console has made on the destination, by their folders. */
    record Carried(List<File> files) {

        /** One of them. */
        record File(String folder, String name) {}

        Carried {
            files = List.copyOf(files);
        }
    }

    LuggageCarrier(SmallFiles files, FolderPools folders, Media media) {
        this.files = files;
        this.folders = folders;
        this.media = media;
    }

    /** On the source alone. Who says that a medium is to be ejected does so also against a guest that holds it. */
    void eject(MigrationRequest request, Luggage luggage) {
        for (String drive : luggage.eject()) {
            try {
                eject(request, drive);
            } catch (VmActionFailed e) {
                throw new VirtException(request.source().value(), VirtException.OPERATION_INVALID, 0, e.getMessage());
            }
        }
    }

    private void eject(MigrationRequest request, String drive) {
        try {
            media.eject(request.source(), request.uuid(), drive, false);
        } catch (TrayLocked e) {
            LOG.debugf(e, "%s of %s is ejected by force", drive, request.uuid());
            media.eject(request.source(), request.uuid(), drive, true);
        }
    }

    /** From the source to the destination; what was carried is the same there, byte for byte. */
    Carried carry(VirtConnection source, VirtConnection destination, MigrationRequest request, Luggage luggage) {
        if (luggage.discardSavedState()) {
            discardSavedState(source, destination, request);
        }
        List<Carried.File> made = new ArrayList<>();
        try {
            if (luggage.tpm()) {
                made.addAll(carry(request, SystemFolders.tpm(request.uuid()), name -> !name.startsWith(".")));
            }
            luggage.nvram()
                    .ifPresent(path -> made.addAll(carry(request, HostPath.folder(path), HostPath.name(path)::equals)));
            return new Carried(made);
        } catch (CopyFailed e) {
            takeBack(destination, request, new Carried(made));
            throw new VirtException(request.destination().label(), VirtException.OPERATION_INVALID, 0, e.getMessage());
        }
    }

    private List<Carried.File> carry(MigrationRequest request, String folder, Predicate<String> names) {
        HostName to = request.destination().host().orElseThrow();
        // Whatever lies there was named, and a person said yes, or it is the VM's own from an earlier move.
        return files.carry(request.source(), folder, to, folder, names, true).stream()
                .filter(file -> !file.present())
                .map(CarriedFile::name)
                .map(name -> new Carried.File(folder, name))
                .toList();
    }

    /** Of a VM that did not come, nothing stays behind; unless the destination knows it all the same. */
    void takeBack(VirtConnection destination, MigrationRequest request, Carried carried) {
        HostName to = request.destination().host().orElseThrow();
        try {
            if (destination.domain(request.uuid()).isEmpty()) {
                carried.files().forEach(file -> files.remove(to, file.folder(), List.of(file.name())));
            }
        } catch (VirtException e) {
            LOG.infof("What was carried to %s for %s stays there for now: %s", to, request.uuid(), e.getMessage());
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
