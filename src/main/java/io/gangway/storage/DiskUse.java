package io.gangway.storage;

import io.gangway.libvirt.DomainXml;
import io.gangway.libvirt.VirtConnection;
import io.gangway.libvirt.VirtException;
import io.gangway.libvirt.VolumeFacts;
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
import java.util.TreeSet;
import java.util.UUID;

/**
 * Which VM of a host uses which file or device, running or shut off, by what it runs with and by what it will start with:
 * disks with the images under them, media in drives, UEFI variables. What is in here must not be written over.
 */
public final class DiskUse {

    private final Map<String, List<User>> users = new LinkedHashMap<>();
    private final Set<String> unread = new TreeSet<>();

    /**
     * A VM that uses a file.
     *
     * @param as what the file is to it: {@code vda}, {@code backing file of vda}, {@code UEFI variables} ...
     */
    public record User(UUID uuid, String name, String as) {}

    private DiskUse() {}

    /** What is known already, by normalised paths. */
    static DiskUse known(Map<String, User> users) {
        DiskUse use = new DiskUse();
        users.forEach(use::add);
        return use;
    }

    /** Asks a host in one pass over its VMs; throws {@link VirtException} if it does not answer. */
    public static DiskUse of(VirtConnection host) {
        return of(host, new FolderPools(Clock.systemUTC()));
    }

    static DiskUse of(VirtConnection host, FolderPools folders) {
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
    Optional<User> writerOtherThan(UUID vm, String path) {
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

    /** Folders that could not be looked into: images there may lie on others that are not known here. */
    public Set<String> unread() {
        return Set.copyOf(unread);
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
                if (found.isEmpty()) {
                    continue;
                }
                String path = HostPath.normal(found.get());
                User user = new User(vm.uuid(), vm.name(), named.as());
                use.add(path, user);
                if (active) {
                    // What it runs with names the images under it as well.
                    running.add(path);
                } else if (named.mayHaveBacking() && !running.contains(path)) {
                    follow(path, user);
                }
            }
        }

        private void follow(String path, User user) {
            unfollowed
                    .computeIfAbsent(HostPath.folder(path), unused -> new TreeMap<>())
                    .computeIfAbsent(path, unused -> new LinkedHashSet<>())
                    .add(user);
        }

        private void look(String folder, Map<String, Set<User>> files) {
            try {
                folders.in(host, folder, false, pool -> {
                    files.forEach((path, users) ->
                            host.volumes().find(pool, HostPath.name(path)).ifPresent(facts -> under(facts, users)));
                    return true;
                });
            } catch (VirtException e) {
                if (e.unanswered()) {
                    throw e;
                }
                use.unread.add(folder);
            }
        }

        private void under(VolumeFacts image, Set<User> users) {
            DiskLook.backing(image).ifPresent(path -> under(path, users));
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
