package io.gangway.migration.cleanup;

import io.gangway.belongings.Belonging;
import io.gangway.belongings.Belonging.Fate;
import io.gangway.belongings.Belonging.Kind;
import io.gangway.belongings.BelongingMessages;
import io.gangway.belongings.SystemFolders;
import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.host.words.AnswerWords;
import io.gangway.language.Spoken;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.migration.cleanup.NotRemoved.Reason;
import io.gangway.migration.history.MigrationStore;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.MigrationChanged;
import io.gangway.migration.verdict.Outcome;
import io.gangway.storage.place.DiskUse;
import io.gangway.storage.place.FolderPools;
import io.gangway.storage.place.HostPath;
import io.gangway.storage.place.SharedDisks;
import io.gangway.storage.place.Sharing;
import io.gangway.storage.place.UseElsewhere;
import io.gangway.vm.inventory.Copies;
import io.gangway.vm.inventory.Copy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The files of a VM that stay on its source when it has gone for good: how large they are, and their removal once a person
 * wants it. A file goes only if
 *
 * <ul>
 *   <li>another host is proven to have the VM, and the source does not know it;
 *   <li>no VM of the source uses it, nor one of another host through storage that both mount, and each host says so;
 *   <li>the VM is not on its way, perhaps back to where it lies;
 *   <li>it is not the very file that the VM uses where it is.
 * </ul>
 */
@ApplicationScoped
public class LeftBehind {

    private static final Logger LOG = Logger.getLogger(LeftBehind.class);

    /** The outcome of a migration does not wait longer for the sizes of what it left. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration PATIENCE_TO_FIND = Duration.ofSeconds(10);

    private final Hosts hosts;
    private final FolderPools folders;
    private final SharedDisks shared;
    private final UseElsewhere elsewhere;
    private final Copies copies;
    private final MigrationStore store;
    private final BelongingMessages say;
    private final AnswerWords answers;
    private final Event<MigrationChanged> changed;

    LeftBehind(
            Hosts hosts,
            FolderPools folders,
            SharedDisks shared,
            UseElsewhere elsewhere,
            Copies copies,
            MigrationStore store,
            @Spoken BelongingMessages say,
            AnswerWords answers,
            Event<MigrationChanged> changed) {
        this.hosts = hosts;
        this.folders = folders;
        this.shared = shared;
        this.elsewhere = elsewhere;
        this.copies = copies;
        this.store = store;
        this.say = say;
        this.answers = answers;
        this.changed = changed;
    }

    /** A VM that moved for a while has its own files on the source still. */
    public static boolean removable(Migration migration, Belonging belonging) {
        return migration.duration() == MigrationDuration.PERMANENT && removable(belonging);
    }

    private static boolean removable(Belonging belonging) {
        return belonging.fate() == Fate.STAYS
                && (belonging.kind() == Kind.ORIGINAL
                        || belonging.kind() == Kind.NVRAM_FILE
                        || belonging.kind() == Kind.TPM_FILES);
    }

    /** The belongings with the sizes of what stayed, and without what did not after all. */
    public List<Belonging> measured(UUID vm, HostName source, List<Belonging> belongings) {
        if (belongings.stream().noneMatch(LeftBehind::removable)) {
            return belongings;
        }
        try {
            return hosts.call(source, from -> belongings.stream()
                            .flatMap(one ->
                                    removable(one) ? measured(from, vm, one).stream() : Optional.of(one).stream())
                            .toList())
                    .await(PATIENCE);
        } catch (VirtException e) {
            LOG.debugf(e, "What %s left on %s could not be measured", vm, source);
            return belongings;
        }
    }

    private Optional<Belonging> measured(VirtConnection from, UUID vm, Belonging left) {
        List<VolumeFacts> files = files(from, vm, left);
        long bytes = files.stream().mapToLong(VolumeFacts::allocationBytes).sum();
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(new Belonging(left.kind(), left.name(), left.fate(), OptionalLong.of(bytes)));
    }

    private List<VolumeFacts> files(VirtConnection from, UUID vm, Belonging left) {
        if (left.kind() == Kind.TPM_FILES) {
            return SystemFolders.tpm(vm).stream()
                    .flatMap(folder -> folders.in(from, folder, false, from.volumes()::all).stream())
                    .flatMap(List::stream)
                    .toList();
        }
        return folders.in(from, HostPath.folder(left.name()), false, pool -> from.volumes()
                        .find(pool, HostPath.name(left.name())))
                .flatMap(found -> found)
                .map(List::of)
                .orElse(List.of());
    }

    /**
     * Removes what stayed on the source, and keeps that it did.
     *
     * @param code of the belonging
     * @throws NotRemoved if it is not proven that nobody needs it, or if the host does not do it
     */
    public Migration remove(Migration migration, String code) {
        Belonging left = migration.belongings().stream()
                .filter(one -> one.code().equals(code) && removable(migration, one))
                .findFirst()
                .orElseThrow(() -> new NotRemoved(Reason.NOTHING_TO_REMOVE, say.nothingToRemove()));
        if (!migration.outcome().equals(Optional.of(Outcome.SUCCEEDED))) {
            throw new NotRemoved(Reason.NOTHING_TO_REMOVE, say.nothingToRemove());
        }
        HostName source = migration.source();
        requireArrived(migration);
        requireElsewhere(migration);
        try {
            requireThere(migration, left);
            requireNotShared(migration, left);
            requireUnusedElsewhere(source, left);
            hosts.migration(source, from -> remove(from, migration, left)).await(Duration.ofSeconds(30));
        } catch (VirtException e) {
            throw new NotRemoved(Reason.NOT_REMOVED_BY_SOURCE, say.notRemoved(answers.advice(e)));
        }
        LOG.infof("Removed what %s left on %s: %s", migration.name(), source, code);
        return keep(migration, left);
    }

    private void requireArrived(Migration migration) {
        if (store.active(migration.uuid()).isPresent()) {
            throw new NotRemoved(Reason.VM_ON_ITS_WAY, say.onItsWay(migration.name()));
        }
    }

    private void requireThere(Migration migration, Belonging left) {
        boolean there = hosts.call(migration.source(), from -> !files(from, migration.uuid(), left)
                        .isEmpty())
                .await(PATIENCE_TO_FIND);
        if (!there) {
            throw new NotRemoved(
                    Reason.LEFTOVER_GONE, say.notThereNow(migration.source().value()));
        }
    }

    private void requireUnusedElsewhere(HostName source, Belonging left) {
        if (left.kind() == Kind.TPM_FILES) {
            return;
        }
        UseElsewhere.Elsewhere said = elsewhere.of(source, left.name());
        said.user().ifPresent(found -> {
            throw new NotRemoved(
                    Reason.MAY_BE_USED_ELSEWHERE,
                    say.mayBeUsedElsewhere(
                            left.name(), found.user().name(), found.host().value()));
        });
        said.doubts().stream()
                .filter(doubt -> doubt.image().isEmpty() || left.kind() == Kind.ORIGINAL)
                .findFirst()
                .ifPresent(doubt -> {
                    throw new NotRemoved(
                            Reason.MAY_BE_USED_ELSEWHERE,
                            doubt.image()
                                    .map(image -> mayBeUnder(doubt.host().value(), left.name(), image))
                                    .orElseGet(() -> say.silentMayUse(
                                            left.name(), doubt.host().value())));
                });
    }

    private String mayBeUnder(String host, String path, DiskUse.Unread image) {
        return say.mayBeUnder(host, path, image.user().name(), image.image());
    }

    private void requireElsewhere(Migration migration) {
        List<Copy> others = copies.elsewhere(migration.source(), migration.uuid());
        boolean proven =
                others.stream().anyMatch(copy -> copy.answered() && copy.found().isPresent());
        if (!proven) {
            throw new NotRemoved(
                    Reason.NOT_PROVEN_ELSEWHERE,
                    say.notProvenElsewhere(migration.name(), migration.source().value()));
        }
    }

    /** Also where the storage was mounted on the other host only since. */
    private void requireNotShared(Migration migration, Belonging left) {
        List<String> paths =
                left.kind() == Kind.TPM_FILES ? SystemFolders.tpmStates(migration.uuid()) : List.of(left.name());
        for (Copy copy : copies.elsewhere(migration.source(), migration.uuid())) {
            if (copy.found().isPresent()) {
                paths.forEach(path -> requireNotShared(migration, path, copy));
            }
        }
    }

    private void requireNotShared(Migration migration, String path, Copy copy) {
        Sharing sharing =
                shared.foldersNow(migration.source(), HostPath.folder(path), copy.host(), HostPath.folder(path));
        if (sharing.answer() != Sharing.Answer.SEPARATE) {
            throw new NotRemoved(
                    Reason.MAY_BE_THE_VMS_OWN,
                    say.mayBeTheVmsOwn(path, copy.host().value(), migration.name()));
        }
    }

    private boolean remove(VirtConnection from, Migration migration, Belonging left) {
        if (from.domain(migration.uuid()).isPresent()) {
            throw new NotRemoved(
                    Reason.VM_BACK_ON_SOURCE,
                    say.sourceKnowsIt(migration.source().value(), migration.name()));
        }
        List<VolumeFacts> files = files(from, migration.uuid(), left);
        DiskUse use = DiskUse.of(from);
        files.forEach(file -> use.user(file.path()).ifPresent(user -> {
            throw new NotRemoved(
                    Reason.MAY_BE_USED_ON_SOURCE,
                    say.usedOnSource(
                            file.path(), user.name(), migration.source().value()));
        }));
        // Nothing builds on UEFI variables, or on a TPM's state.
        use.unread().stream()
                .filter(image -> left.kind() == Kind.ORIGINAL)
                .findFirst()
                .ifPresent(image -> {
                    throw new NotRemoved(
                            Reason.MAY_BE_USED_ON_SOURCE,
                            mayBeUnder(migration.source().value(), left.name(), image));
                });
        for (VolumeFacts file : files) {
            requireArrived(migration);
            boolean deleted = folders.in(from, HostPath.folder(file.path()), false, pool -> from.volumes()
                            .delete(pool, HostPath.name(file.path())))
                    .orElse(false);
            if (!deleted) {
                throw new NotRemoved(
                        Reason.LEFTOVER_GONE, say.notThereNow(migration.source().value()));
            }
        }
        if (left.kind() == Kind.TPM_FILES) {
            EmptyFolders emptyFolders = new EmptyFolders(from, folders);
            SystemFolders.tpm(migration.uuid()).forEach(emptyFolders::remove);
            emptyFolders.remove(
                    HostPath.folder(SystemFolders.tpm(migration.uuid()).get(0)));
        }
        return true;
    }

    /** Two people may remove two things at the same time. */
    private synchronized Migration keep(Migration removed, Belonging left) {
        Migration migration = store.find(removed.id()).orElse(removed);
        List<Belonging> belongings = new ArrayList<>();
        migration.belongings().forEach(one -> belongings.add(one.equals(left) ? one.with(Fate.REMOVED) : one));
        Migration kept = migration.copy().belongings(belongings).build();
        store.save(kept);
        changed.fire(MigrationChanged.of(kept));
        return kept;
    }
}
