package io.gangway.migration.luggage;

import io.gangway.belongings.Belonging.Kind;
import io.gangway.belongings.SystemFolders;
import io.gangway.host.HostName;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.Presence;
import io.gangway.migration.failure.OwnWords;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.storage.copy.CopyFailed;
import io.gangway.storage.copy.SmallFiles;
import io.gangway.storage.place.DiskUse;
import io.gangway.storage.place.FolderPools;
import io.gangway.storage.place.HostPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Does for a VM, before it leaves, what libvirt would not: carries small files, clears its place. */
@ApplicationScoped
public class LuggageCarrier {

    private final SmallFiles files;
    private final FolderPools folders;
    private final OwnWords words;

    LuggageCarrier(SmallFiles files, FolderPools folders, OwnWords words) {
        this.files = files;
        this.folders = folders;
        this.words = words;
    }

    /**
     * From the source to the destination; what was carried is the same there, byte for byte. Of a VM that then does not
     * come, {@code MadeVolumes} removes it again.
     *
     * @param beginning hears the path of each folder and file just before it is made on the destination
     */
    public void carry(
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
                                destination,
                                request,
                                folder,
                                name -> !name.startsWith("."),
                                luggage.replaces().contains(Kind.TPM),
                                beginning));
            }
            luggage.nvram().ifPresent(path -> {
                requireUnused(destination, request, path);
                carry(
                        destination,
                        request,
                        HostPath.folder(path),
                        HostPath.name(path)::equals,
                        luggage.replaces().contains(Kind.NVRAM),
                        beginning);
            });
        } catch (CopyFailed e) {
            throw words.failure(e, List.of(e.problem()), request.destination().label());
        }
    }

    /** Since the checks, disks may have been copied for hours. */
    private void requireUnused(VirtConnection destination, MigrationRequest request, String path) {
        DiskUse.of(destination).userOtherThan(request.uuid(), path).ifPresent(user -> {
            throw words.failure(
                    request.destination().label(),
                    "luggage.used-by-another",
                    Map.of(
                            "path",
                            path,
                            "destination",
                            request.destination().label(),
                            "user",
                            user.name(),
                            "as",
                            user.as()));
        });
    }

    private void carry(
            VirtConnection destination,
            MigrationRequest request,
            String folder,
            Predicate<String> names,
            boolean replaces,
            Consumer<String> beginning) {
        HostName to = request.destination().host().orElseThrow();
        List<String> here = files.list(request.source(), folder).stream()
                .map(SmallFiles.Entry::name)
                .filter(names)
                .toList();
        if (here.isEmpty()) {
            return;
        }
        newFolders(destination, folder).forEach(beginning);
        Set<String> there =
                files.list(to, folder).stream().map(SmallFiles.Entry::name).collect(Collectors.toSet());
        here.stream()
                .filter(name -> !there.contains(name))
                .forEach(name -> beginning.accept(HostPath.in(folder, name)));
        files.carry(request.source(), folder, to, folder, names, replaces);
    }

    /** The folder and those above it, as far as they are not there yet. */
    private List<String> newFolders(VirtConnection destination, String folder) {
        List<String> missing = new ArrayList<>();
        for (String next = folder; folders.at(destination, next) == Presence.ABSENT; next = HostPath.folder(next)) {
            missing.add(next);
        }
        return missing;
    }

    /** Of a VM that the destination does not know, libvirt has the file and no call. */
    private void discardSavedState(VirtConnection source, VirtConnection destination, MigrationRequest request) {
        if (destination.domain(request.uuid()).isPresent()) {
            destination.belongings().discardSavedState(request.uuid());
            return;
        }
        source.domain(request.uuid()).ifPresent(vm -> {
            String name =
                    request.choices().options().text(Field.DESTINATION_NAME).orElse(vm.name());
            if (destination.xmls().stream().anyMatch(other -> other.name().equals(name))) {
                throw words.failure(
                        request.destination().label(),
                        "luggage.saved-memory-of-another",
                        Map.of("destination", request.destination().label(), "name", name));
            }
            folders.in(destination, SystemFolders.SAVED_STATES, false, pool -> destination
                    .volumes()
                    .delete(pool, SystemFolders.savedState(name)));
        });
    }
}
