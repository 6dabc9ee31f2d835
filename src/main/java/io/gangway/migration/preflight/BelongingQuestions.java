package io.gangway.migration.preflight;

import io.gangway.belongings.There;
import io.gangway.belongings.ThereQuestions;
import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.Presence;
import io.gangway.migration.cleanup.LeftBelongings;
import io.gangway.migration.preflight.Question.Departing;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationOptions;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.storage.place.FolderPools;
import io.gangway.storage.place.HostPath;
import io.gangway.storage.place.SharedDisks;
import io.gangway.vm.inventory.Vm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/** What both hosts are asked about the belongings of a VM that is to move, and what the console knows of them itself. */
@ApplicationScoped
class BelongingQuestions {

    private final Hosts hosts;
    private final FolderPools folders;
    private final LeftBelongings left;
    private final SharedDisks shared;

    BelongingQuestions(Hosts hosts, FolderPools folders, LeftBelongings left, SharedDisks shared) {
        this.hosts = hosts;
        this.folders = folders;
        this.left = left;
        this.shared = shared;
    }

    /** Asks where the UEFI variables lie; throws {@link io.gangway.libvirt.fact.VirtException} where a host is silent. */
    ThereQuestions.Coming coming(Vm vm, HostName destination, MigrationRequest request, Answers<Departing> source) {
        MigrationOptions options = request.choices().options();
        Optional<String> kept = options.text(Field.PERSISTENT_XML);
        Optional<String> nvram = source.to(DepartureQuestions.POSSESSIONS).nvram();
        return new ThereQuestions.Coming(
                vm.uuid(),
                options.text(Field.DESTINATION_NAME).orElse(vm.name()),
                kept.or(() -> options.text(Field.DESTINATION_XML)).orElseGet(() -> source.to(DepartureQuestions.KEPT)),
                vm.persistent(),
                kept.isPresent(),
                nvram.filter(path -> hosts.ask(vm.host(), from -> folders.at(from, path) == Presence.ACTIVE))
                        .isPresent(),
                nvram.filter(path -> sameFolder(vm, destination, path)).isPresent(),
                left.on(destination, vm.uuid()));
    }

    private boolean sameFolder(Vm vm, HostName destination, String path) {
        String folder = HostPath.folder(path);
        return shared.folders(vm.host(), folder, destination, folder).shared();
    }

    /** The question to the destination. */
    Function<VirtConnection, There> there(
            ThereQuestions.Coming coming, MigrationRequest request, Answers<Departing> source) {
        return to ->
                new ThereQuestions(to, folders).ask(source.to(DepartureQuestions.POSSESSIONS), coming, request.way());
    }
}
