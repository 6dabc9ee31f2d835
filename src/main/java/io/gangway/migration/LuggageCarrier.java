package io.gangway.migration;

import io.gangway.belongings.Belonging.Kind;
import io.gangway.belongings.SystemFolders;
import io.gangway.host.HostName;
import io.gangway.libvirt.VirtConnection;
import io.gangway.libvirt.VirtException;
import io.gangway.storage.CopyFailed;
import io.gangway.storage.DiskUse;
import io.gangway.storage.FolderPools;
import io.gangway.storage.HostPath;
import io.gangway.storage.SmallFiles;
import io.gangway.vm.Media;
import io.gangway.vm.TrayLocked;
import io.gangway.vm.VmActionFailed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Does for a VM, before it leaves, what libvirt would not: carries small files, ejects media, clears its place. */
@ApplicationScoped
class LuggageCarrier {

    private static final Logger LOG = Logger.getLogger(LuggageCarrier.class);

    private final SmallFiles files;
    private final FolderPools folders;
    private final Media media;
    private final PreflightMessages say;

    LuggageCarrier(SmallFiles files, FolderPools folders, Media media, PreflightMessages say) {
        this.say = say;

        this.files = files;
        this.folders = folders;
        this.media = media;
    }

    /**
     * On the source alone. Who says that a medium is to be ejected does so also against a guest that holds it.
     *
     * @param ejected takes what was in each drive, by its target, before it is ejected
     */
    void eject(MigrationRequest request, Luggage luggage, Map<String, String> ejected) {
        if (luggage.eject().isEmpty()) {
            return;
        }
        try {
            media.disks(request.source(), request.uuid()).stream()
                    .filter(drive -> luggage.eject().contains(drive.target()))
                    .forEach(drive -> {
                        drive.file().ifPresent(path -> ejected.put(drive.target(), path));
                        eject(request, drive.target());
                    });
        } catch (VmActionFailed e) {
            throw new VirtException(request.source().value(), VirtException.OWN_WORDS, 0, e.getMessage());
        }
    }

    /** Of a VM that stayed; not as long as libvirt moves it all the same. */
    void putBack(VirtConnection source, MigrationRequest request, Map<String, String> ejected) {
        if (ejected.isEmpty()) {
            return;
        }
        try {
            if (!source.jobs().migratesAway(request.uuid())) {
                ejected.forEach((drive, path) -> media.insert(request.source(), request.uuid(), drive, path, true));
            }
        } catch (VirtException | VmActionFailed e) {
            LOG.infof("What was ejected from %s stays out: %s", request.uuid(), e.getMessage());
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

    /**
     * From the source to the destination; what was carried is the same there, byte for byte. Of a VM that then does not
     * come, {@link MadeVolumes} removes it again.
     *
     * @param beginning hears the path of each file just before it is made on the destination
     */
    void carry(
            VirtConnection source,
            VirtConnection destination,
            MigrationRequest request,
            Luggage luggage,
            Consumer<String> beginning) {
        if (luggage.discardSavedState()) {
            discardSavedState(source, destination, request);
        }
        try {
            if (luggage.tpm()) {
                SystemFolders.tpm(request.uuid())
                        .forEach(folder -> carry(
                                request,
                                folder,
                                name -> !name.startsWith("."),
                                luggage.replaces().contains(Kind.TPM),
                                beginning));
            }
            luggage.nvram().ifPresent(path -> {
                requireUnused(destination, request, path);
                carry(
                        request,
                        HostPath.folder(path),
                        HostPath.name(path)::equals,
                        luggage.replaces().contains(Kind.NVRAM),
                        beginning);
            });
        } catch (CopyFailed e) {
            throw e.told(request.destination().label(), e.getMessage());
        }
    }

    /** Since the checks, disks may have been copied for hours. */
    private void requireUnused(VirtConnection destination, MigrationRequest request, String path) {
        DiskUse.of(destination).userOtherThan(request.uuid(), path).ifPresent(user -> {
            throw own(request, say.belongsToAnother(path, request.destination().label(), user.name(), user.as()));
        });
    }

    private static VirtException own(MigrationRequest request, String words) {
        return new VirtException(request.destination().label(), VirtException.OWN_WORDS, 0, words);
    }

    private void carry(
            MigrationRequest request,
            String folder,
            Predicate<String> names,
            boolean replaces,
            Consumer<String> beginning) {
        HostName to = request.destination().host().orElseThrow();
        Set<String> there =
                files.list(to, folder).stream().map(SmallFiles.Entry::name).collect(Collectors.toSet());
        files.list(request.source(), folder).stream()
                .map(SmallFiles.Entry::name)
                .filter(names.and(name -> !there.contains(name)))
                .forEach(name -> beginning.accept(HostPath.in(folder, name)));
        files.carry(request.source(), folder, to, folder, names, replaces);
    }

    /** Of a VM that the destination does not know, libvirt has the file and no call. */
    private void discardSavedState(VirtConnection source, VirtConnection destination, MigrationRequest request) {
        if (destination.domain(request.uuid()).isPresent()) {
            destination.belongings().discardSavedState(request.uuid());
            return;
        }
        source.domain(request.uuid()).ifPresent(vm -> {
            String name = request.choices().options().arrival().name().orElse(vm.name());
            if (destination.xmls().stream().anyMatch(other -> other.name().equals(name))) {
                throw own(
                        request, say.savedMemoryOfAnother(request.destination().label(), name));
            }
            folders.in(destination, SystemFolders.SAVED_STATES, false, pool -> destination
                    .volumes()
                    .delete(pool, SystemFolders.savedState(name)));
        });
    }
}
