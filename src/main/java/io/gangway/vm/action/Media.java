package io.gangway.vm.action;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.host.words.AnswerWords;
import io.gangway.language.Spoken;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.DomainFacts;
import io.gangway.libvirt.fact.PoolFacts;
import io.gangway.libvirt.fact.Presence;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.storage.place.FolderPools;
import io.gangway.vm.action.VmActionFailed.Reason;
import io.gangway.vm.details.DriveXml;
import io.gangway.vm.details.Medium;
import io.gangway.vm.details.VmNeeds;
import io.gangway.vm.details.VmNeedsReader;
import io.gangway.vm.inventory.VmState;
import io.gangway.vm.inventory.VmStates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The media in a VM's CD-ROM and floppy drives. A change reaches a guest that runs at once, and the configuration that its
 * host keeps as well. Each call waits for the host, for a bounded time.
 */
@ApplicationScoped
public class Media {

    private static final Logger LOG = Logger.getLogger(Media.class);

    private final Hosts hosts;
    private final MediaMessages messages;
    private final AnswerWords words;
    private final FolderPools folders;

    public Media(Hosts hosts, @Spoken MediaMessages messages, AnswerWords words, FolderPools folders) {
        this.folders = folders;
        this.words = words;
        this.hosts = hosts;
        this.messages = messages;
    }

    /** What the VM's configuration gives to an element, made of the whole of it; empty if it has no such drive. */
    private interface Change {
        Optional<String> drive(String domain);
    }

    /**
     * The VM's disks and drives: those that it runs with, or else those that it will start with.
     *
     * @throws VmActionFailed in words, when the host does not answer or no longer knows the VM
     */
    public List<VmNeeds.Disk> disks(HostName host, UUID uuid) {
        return ask(host, connection -> connection.xml(uuid, false))
                .map(xml -> VmNeedsReader.read(xml).disks())
                .orElseThrow(() -> new VmActionFailed(Reason.VM_GONE, messages.gone(host.value())));
    }

    /** The images in the host's storage pools that fit a drive; those that a pool has seen when it was last refreshed. */
    public List<MediaImage> images(HostName host, VmNeeds.Disk.Kind drive) {
        List<VolumeFacts> volumes = ask(host, connection -> connection.pools().all().stream()
                .filter(pool -> pool.active() && pool.target().startsWith("/"))
                .map(PoolFacts::name)
                .flatMap(pool -> connection.volumes().all(pool).stream())
                .toList());
        return MediaImage.fitting(drive, volumes);
    }

    /**
     * Takes the medium out of a drive; a drive that is empty already stays so.
     *
     * @param target the drive, such as {@code sda}
     * @param force also if the guest has locked it
     * @throws TrayLocked if the guest has locked it
     * @throws VmActionFailed in words, when there is no such drive, or the host refuses or does not answer
     */
    public void eject(HostName host, UUID uuid, String target, boolean force) {
        change(host, uuid, target, domain -> DriveXml.emptied(domain, target), force);
        LOG.infof("The medium in %s of %s on %s was ejected", target, uuid, host);
    }

    /**
     * Puts a medium into a drive, in place of the one that is in it.
     *
     * @param path where the image or the device lies on the host; absolute
     * @throws TrayLocked if the guest has locked the drive
     * @throws VmActionFailed in words, when there is no such drive, or the host refuses or does not answer
     */
    public void insert(HostName host, UUID uuid, String target, String path, boolean force) {
        if (!path.startsWith("/") || path.chars().anyMatch(Character::isISOControl)) {
            throw new VmActionFailed(Reason.MALFORMED_PATH, messages.pathProblem());
        }
        requireThere(host, path);
        change(host, uuid, target, domain -> DriveXml.holding(domain, target, path), force);
        LOG.infof("%s was put into %s of %s on %s", path, target, uuid, host);
    }

    /** Of a VM that is shut off, libvirt keeps any path, and the VM then does not start. */
    private void requireThere(HostName host, String path) {
        if (ask(host, connection -> folders.at(connection, path)) == Presence.ABSENT) {
            throw new VmActionFailed(Reason.MEDIUM_NOT_THERE, messages.notThere(host.value(), path));
        }
    }

    /**
     * What is in a drive, to be put back later.
     *
     * @throws VmActionFailed in words, when the host does not answer or no longer knows the VM
     */
    public Medium medium(HostName host, UUID uuid, String target) {
        return ask(host, connection -> {
            DomainFacts vm = connection
                    .domain(uuid)
                    .orElseThrow(() -> new VmActionFailed(Reason.VM_GONE, messages.gone(host.value())));
            return new Medium(
                    running(connection, vm).flatMap(xml -> DriveXml.loaded(xml, target)),
                    kept(connection, vm).flatMap(xml -> DriveXml.loaded(xml, target)));
        });
    }

    /**
     * Puts back what was in a drive, where it is still empty.
     *
     * @throws VmActionFailed in words, when the host refuses or does not answer, or the VM is saved
     */
    public void putBack(HostName host, UUID uuid, String target, Medium medium) {
        ask(host, connection -> {
            DomainFacts vm = connection
                    .domain(uuid)
                    .orElseThrow(() -> new VmActionFailed(Reason.VM_GONE, messages.gone(host.value())));
            if (VmStates.of(vm) == VmState.SAVED) {
                throw new VmActionFailed(Reason.VM_SAVED, messages.saved(vm.name()));
            }
            medium.running()
                    .filter(drive -> empty(running(connection, vm), target))
                    .ifPresent(drive -> running(connection, vm, target, drive, true));
            medium.kept()
                    .filter(drive -> empty(kept(connection, vm), target))
                    .ifPresent(drive -> kept(connection, vm, drive, false));
            return vm;
        });
        LOG.infof("What had been ejected from %s of %s on %s was put back", target, uuid, host);
    }

    private static Optional<String> running(VirtConnection connection, DomainFacts vm) {
        return VmStates.of(vm).active() ? connection.xml(vm.uuid(), false) : Optional.empty();
    }

    private static Optional<String> kept(VirtConnection connection, DomainFacts vm) {
        return vm.persistent() ? connection.xml(vm.uuid(), true) : Optional.empty();
    }

    /** Whether there is such a drive, and nothing in it. */
    private static boolean empty(Optional<String> domain, String target) {
        return domain.filter(xml -> DriveXml.emptied(xml, target).isPresent())
                .filter(xml -> DriveXml.loaded(xml, target).isEmpty())
                .isPresent();
    }

    private void change(HostName host, UUID uuid, String target, Change change, boolean force) {
        ask(host, connection -> {
            DomainFacts vm = connection
                    .domain(uuid)
                    .orElseThrow(() -> new VmActionFailed(Reason.VM_GONE, messages.gone(host.value())));
            VmState state = VmStates.of(vm);
            if (state == VmState.SAVED) {
                throw new VmActionFailed(Reason.VM_SAVED, messages.saved(vm.name()));
            }
            Optional<String> live = running(connection, vm).flatMap(change::drive);
            Optional<String> kept = kept(connection, vm).flatMap(change::drive);
            if ((state.active() ? live : kept).isEmpty()) {
                throw new VmActionFailed(Reason.NO_SUCH_DRIVE, messages.noDrive(vm.name(), target));
            }
            // The guest first: it is the one that may refuse, and then nothing has changed.
            live.ifPresent(xml -> running(connection, vm, target, xml, force));
            kept.ifPresent(xml -> kept(connection, vm, xml, live.isPresent()));
            return vm;
        });
    }

    private void running(VirtConnection connection, DomainFacts vm, String target, String drive, boolean force) {
        try {
            connection.media().change(vm.uuid(), drive, true, false, force);
        } catch (VirtException e) {
            if (locked(e.getMessage())) {
                throw new TrayLocked(messages.locked(target), e);
            }
            throw e;
        }
    }

    /** In the words of libvirt, which asks the guest to open the tray and waits, and of QEMU behind older ones of it. */
    public static boolean locked(String reason) {
        return reason.contains("waiting to open tray") || reason.contains("is locked");
    }

    private void kept(VirtConnection connection, DomainFacts vm, String drive, boolean guestHasIt) {
        try {
            connection.media().change(vm.uuid(), drive, false, true, false);
        } catch (VirtException e) {
            if (guestHasIt) {
                throw new VmActionFailed(
                        Reason.CONFIGURATION_BEHIND, messages.onlyRunning(vm.name(), e.host(), words.advice(e)), e);
            }
            throw e;
        }
    }

    private <T> T ask(HostName host, Function<VirtConnection, T> question) {
        try {
            return hosts.ask(host, question);
        } catch (VirtException e) {
            throw new VmActionFailed(Reason.NOT_DONE_BY_HOST, messages.refused(words.advice(e)), e);
        }
    }
}
