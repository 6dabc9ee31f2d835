package io.gangway.storage.place;

import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.DomainXml;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.fact.VolumeFacts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Which VM of a host uses which file or device, running or shut off, by what it runs with and by what it will start with:
 * disks with the images under them, media in drives, UEFI variables. What is named counts, whether it is there or not. What is
 * in here must not be written over; of what is not, {@link #unread} tells whether it may still be in use.
 */
public final class DiskUse {

    private static final Logger LOG = Logger.getLogger(DiskUse.class);

    private final Map<String, List<User>> users = new LinkedHashMap<>();
    private final Set<Unread> unread = new LinkedHashSet<>();

    /**
     * A VM that uses a file.
     *
     * @param as what the file is to it: {@code vda}, {@code backing file of vda}, {@code UEFI variables} ...
     */
    public record User(UUID uuid, String name, String as) {}

    /**
     * An image of which it cannot be told now on which others it builds: it is not there, such as where its storage is not
     * mounted, or it names them in a way that is not understood.
     *
     * @param image its path; of a volume of a pool that the host does not know, pool and volume
     */
    public record Unread(User user, String image) {}

    private DiskUse() {}

    /** What is known already, by normalised paths. */
    public static DiskUse known(Map<String, User> users) {
        DiskUse use = new DiskUse();
        users.forEach(use::add);
        return use;
    }

    /** Asks a host in one pass over its VMs; throws {@link VirtException} if it does not answer. */
    public static DiskUse of(VirtConnection host) {
        return of(host, new FolderPools(Clock.systemUTC()));
    }

    public static DiskUse of(VirtConnection host, FolderPools folders) {
        return new Reading(host, folders).read();
    }

    /** A VM that uses the path, if one does. */
    public Optional<User> user(String path) {
        return users(path).stream().findFirst();
    }

    /** A VM beside the given one that uses the path, if one does. */
    public Optional<User> userOtherThan(UUID vm, String path) {
        return users(path).stream().filter(user -> !user.uuid().equals(vm)).findFirst();
    }

    /**
     * A VM beside the given one that may write to the path, if there is one: it has it as a disk itself, not only as an
     * image under one.
     */
    public Optional<User> writerOtherThan(UUID vm, String path) {
        return users(path).stream()
                .filter(user -> !user.uuid().equals(vm) && !user.as().startsWith(UsedFile.UNDER))
                .findFirst();
    }

    /** Every use of the path. */
    public List<User> users(String path) {
        return List.copyOf(users.getOrDefault(HostPath.normal(path), List.of()));
    }

    /** The paths in use whose files have that name. */
    List<String> named(String file) {
        return users.keySet().stream()
                .filter(path -> HostPath.name(path).equals(file))
                .toList();
    }

    /** The images under which others may lie that are not known here, one at most of each VM. */
    public List<Unread> unread() {
        Map<UUID, Unread> first = new LinkedHashMap<>();
        unread.forEach(image -> first.putIfAbsent(image.user().uuid(), image));
        return List.copyOf(first.values());
    }

    /** Those of other VMs than the given one. */
    public List<Unread> unreadOtherThan(UUID vm) {
        return unread().stream()
                .filter(image -> !image.user().uuid().equals(vm))
                .toList();
    }

    private void add(String path, User user) {
        List<User> known = users.computeIfAbsent(path, unused -> new ArrayList<>());
        if (!known.contains(user)) {
            known.add(user);
        }
    }

    private static final class Reading {
        private final VirtConnection host;
        private final FolderPools folders;
        private final VolumePaths volumes;
        private final DiskUse use = new DiskUse();
        /** Disks of which no configuration tells what lies under them, by their folders. */
        private final Map<String, Map<String, Set<User>>> unfollowed = new TreeMap<>();

        private final Set<String> followed = new HashSet<>();

        Reading(VirtConnection host, FolderPools folders) {
            this.host = host;
            this.folders = folders;
            this.volumes = new VolumePaths(host.pools().all());
        }

        DiskUse read() {
            host.xmls().forEach(this::add);
            while (!unfollowed.isEmpty()) {
                String folder = unfollowed.keySet().iterator().next();
                look(folder, unfollowed.remove(folder));
            }
            return use;
        }

        private void add(DomainXml vm) {
            Set<String> running = new HashSet<>();
            vm.active().ifPresent(xml -> add(vm, xml, running, true));
            vm.inactive().ifPresent(xml -> add(vm, xml, running, false));
        }

        private void add(DomainXml vm, String xml, Set<String> running, boolean active) {
            for (UsedFile named : UsedFile.in(xml)) {
                Optional<String> found = named.path().isEmpty()
                        ? volumes.path(host, named.pool(), named.volume())
                        : Optional.of(named.path());
                User user = new User(vm.uuid(), vm.name(), named.as());
                if (found.isEmpty()) {
                    addUnknown(named, user);
                    continue;
                }
                String path = HostPath.normal(found.get());
                use.add(path, user);
                if (active && !named.open()) {
                    // What it runs with names the images under it as well.
                    running.add(path);
                } else if (named.open() && !running.contains(path)) {
                    follow(path, user);
                }
            }
        }

        /** The volumes of a pool that is known and has no folder are no files. */
        private void addUnknown(UsedFile named, User user) {
            if (volumes.pool(named.pool()).isEmpty()) {
                use.unread.add(new Unread(user, named.pool() + "/" + named.volume()));
            }
        }

        private void follow(String path, User user) {
            unfollowed
                    .computeIfAbsent(HostPath.folder(path), unused -> new TreeMap<>())
                    .computeIfAbsent(path, unused -> new LinkedHashSet<>())
                    .add(user);
        }

        private void look(String folder, Map<String, Set<User>> files) {
            Map<String, VolumeFacts> found = found(folder, files.keySet());
            files.forEach((path, users) -> {
                Optional<VolumeFacts> image = Optional.ofNullable(found.get(path));
                if (image.filter(DiskLook::understood).isEmpty()) {
                    users.forEach(user -> use.unread.add(new Unread(user, path)));
                }
                image.flatMap(DiskLook::backing).ifPresent(backing -> under(backing, users));
            });
        }

        private Map<String, VolumeFacts> found(String folder, Set<String> paths) {
            Map<String, VolumeFacts> found = new LinkedHashMap<>();
            try {
                folders.in(host, folder, false, pool -> {
                    paths.forEach(path ->
                            host.volumes().find(pool, HostPath.name(path)).ifPresent(facts -> found.put(path, facts)));
                    return true;
                });
            } catch (VirtException e) {
                if (e.unanswered()) {
                    throw e;
                }
                LOG.debugf(e, "%s cannot look into %s", host.host(), folder);
            }
            return found;
        }

        private void under(String path, Set<User> users) {
            for (User user : users) {
                String as = user.as().startsWith(UsedFile.UNDER) ? user.as() : UsedFile.UNDER + user.as();
                User under = new User(user.uuid(), user.name(), as);
                if (followed.add(path + " " + user.uuid() + " " + as)) {
                    use.add(path, under);
                    follow(path, under);
                }
            }
        }
    }
}
