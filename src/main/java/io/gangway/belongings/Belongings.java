package io.gangway.belongings;

import io.gangway.belongings.Belonging.Fate;
import io.gangway.belongings.Belonging.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Lists all that belongs to a VM and, for the way chosen, the fate of each part. Asks and changes nothing.
 *
 * <p>What QEMU and libvirt do by themselves was found out by trying, with libvirt 9.0: a live move carries UEFI variables
 * and the TPM's state, and leaves the file of the former; an offline one carries neither. No move carries autostart or
 * checkpoints, whose bitmaps stay in the images.
 */
public final class Belongings {

    private final Possessions here;
    private final There there;
    private final Way way;
    private final List<Belonging> all = new ArrayList<>();

    private Belongings(Possessions here, There there, Way way) {
        this.here = here;
        this.there = there;
        this.way = way;
    }

    /** All of it, in an order in which a person would look at it. */
    public static List<Belonging> of(Possessions here, There there, Way way) {
        Belongings belongings = new Belongings(here, there, way);
        belongings.savedState();
        belongings.disks();
        belongings.firmware();
        belongings.tpm();
        belongings.configuration();
        belongings.history();
        belongings.surroundings();
        return List.copyOf(belongings.all);
    }

    private void savedState() {
        if (here.savedState()) {
            add(Kind.SAVED_STATE, Fate.IN_THE_WAY);
        }
        if (there.savedState()) {
            add(Kind.SAVED_STATE_THERE, Fate.LOST);
        }
    }

    private void disks() {
        for (Possessions.Disk disk : here.disks()) {
            all.add(new Belonging(Kind.DISK, disk.target(), Fate.TRAVELS, disk.bytes()));
            if (disk.copied()) {
                copied(disk);
            }
        }
    }

    private void copied(Possessions.Disk disk) {
        if (!disk.path().isEmpty()) {
            all.add(new Belonging(Kind.ORIGINAL, disk.path(), Fate.STAYS, disk.bytes()));
        }
        disk.backing().forEach(path -> add(Kind.BACKING_FILE, path, Fate.STAYS));
        if (!way.permanent() && !way.offline()) {
            add(Kind.DISK_WRITES, disk.target(), Fate.LOST);
        }
    }

    private void firmware() {
        here.nvram().ifPresent(path -> {
            there.nvramUser().ifPresent(user -> add(Kind.NVRAM_THERE, user, Fate.IN_THE_WAY));
            if (there.nvramShared()) {
                add(Kind.NVRAM, Fate.TRAVELS);
                return;
            }
            add(Kind.NVRAM, carried());
            if (there.nvram()) {
                add(Kind.NVRAM_THERE, path, Fate.LOST);
            }
            if (way.permanent()) {
                add(Kind.NVRAM_FILE, path, Fate.STAYS);
            }
        });
    }

    private void tpm() {
        here.surroundings()
                .hostTpm()
                .filter(tpm -> tpm.chip() || way.offline())
                .ifPresent(tpm -> add(Kind.HOST_TPM, tpm.path(), Fate.LOST));
        if (!here.tpm()) {
            return;
        }
        add(Kind.TPM, carried());
        if (there.tpm() && way.offline()) {
            add(Kind.TPM_THERE, Fate.LOST);
        }
        if (way.permanent() && way.offline()) {
            add(Kind.TPM_FILES, Fate.STAYS);
        }
    }

    /** A temporary move takes it along and never brings it back: what it learns away goes with the copy there. */
    private Fate carried() {
        if (!way.offline()) {
            return way.permanent() ? Fate.TRAVELS : Fate.LOST;
        }
        return way.known() ? Fate.TRAVELS : Fate.LOST;
    }

    private void configuration() {
        if (here.autostart()) {
            add(Kind.AUTOSTART, way.permanent() ? settable() : Fate.STAYS);
        }
        if (here.pendingChanges()) {
            add(Kind.PENDING_CHANGES, way.permanent() ? Fate.TRAVELS : Fate.STAYS);
        }
        if (here.described()) {
            add(Kind.DESCRIPTION, Fate.TRAVELS);
        }
        if (!there.differences().isEmpty() && (way.permanent() || way.offline())) {
            add(
                    Kind.CONFIGURATION_THERE,
                    String.join(", ", there.differences()),
                    there.keepsOwn() ? Fate.STAYS : Fate.LOST);
        }
    }

    private void history() {
        if (here.snapshots() > 0) {
            add(Kind.SNAPSHOTS, Integer.toString(here.snapshots()), Fate.IN_THE_WAY);
        }
        if (!here.checkpoints().isEmpty()) {
            add(Kind.CHECKPOINTS, String.join(", ", here.checkpoints()), settable());
        }
    }

    /** What libvirt leaves behind and the console sets again, where it reaches the destination. */
    private Fate settable() {
        return way.known() ? Fate.TRAVELS : Fate.LOST;
    }

    private void surroundings() {
        Surroundings needed = here.surroundings();
        There.Missing missing = there.missing();
        needed.media()
                .forEach(medium -> all.add(new Belonging(
                        Kind.MEDIUM,
                        medium.target(),
                        medium(medium),
                        OptionalLong.empty(),
                        Optional.of(medium.path()).filter(path -> !path.isEmpty()))));
        // QEMU 7.2 moves no guest that has one in use.
        needed.sharedFolders()
                .forEach(shared ->
                        add(Kind.SHARED_FOLDER, shared.folder(), way.offline() ? Fate.LOST : Fate.IN_THE_WAY));
        needed.logFiles()
                .forEach(path ->
                        add(Kind.LOG_FILE, path, missing.folders().contains(path) ? Fate.IN_THE_WAY : Fate.MADE_ANEW));
        needed.networkFilters().forEach(name -> add(Kind.NETWORK_FILTER, name, found(missing.filters(), name)));
        needed.secrets().forEach(secret -> add(Kind.SECRET, secret.name(), found(missing.secrets(), secret.name())));
        needed.hostFiles().forEach(this::hostFile);
        needed.nvramTemplate()
                .filter(missing.files()::contains)
                .ifPresent(path -> add(Kind.START_FILE, path, Fate.IN_THE_WAY));
        // While the VM runs, libvirt moves none but those at USB.
        needed.hostDevices().stream()
                .filter(name -> way.offline() || name.startsWith("usb "))
                .forEach(name -> add(Kind.HOST_DEVICE, name, Fate.LOST));
    }

    private Fate medium(Surroundings.Medium medium) {
        if (there.missing().media().contains(medium.target())) {
            return Fate.IN_THE_WAY;
        }
        return medium.drive() ? Fate.MADE_ANEW : Fate.TRAVELS;
    }

    private void hostFile(Surroundings.HostFile file) {
        boolean missing = there.missing().files().contains(file.path());
        boolean copied = here.disks().stream()
                .anyMatch(disk -> disk.copied() && disk.target().equals(file.disk()));
        switch (file.use()) {
            case START -> {
                if (missing) {
                    add(Kind.START_FILE, file.path(), Fate.IN_THE_WAY);
                }
            }
            case DISK -> {
                if (missing && !copied) {
                    add(Kind.HOST_FILE, file.path(), Fate.IN_THE_WAY);
                }
            }
            case JOINED -> add(Kind.HOST_FILE, file.path(), missing ? Fate.IN_THE_WAY : Fate.MADE_ANEW);
        }
    }

    private static Fate found(Set<String> missing, String name) {
        return missing.contains(name) ? Fate.IN_THE_WAY : Fate.TRAVELS;
    }

    private void add(Kind kind, Fate fate) {
        add(kind, "", fate);
    }

    private void add(Kind kind, String name, Fate fate) {
        all.add(new Belonging(kind, name, fate, OptionalLong.empty()));
    }
}
