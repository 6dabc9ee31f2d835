package io.gangway.storage.share;

import io.gangway.host.HostName;
import io.gangway.host.HostStatus;
import io.gangway.language.MarkMessages;
import io.gangway.libvirt.fact.PoolFacts;
import io.gangway.libvirt.fact.PoolSource;
import io.gangway.storage.place.HostPath;
import io.gangway.storage.share.RefusedShare.Field;
import io.gangway.storage.share.RefusedShare.Problem;
import io.gangway.storage.share.SharedStorage.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether what somebody typed can become shared storage, or at each field what is wrong. Asks and changes nothing. Whatever
 * reaches a host's mount command comes from these lists of what is allowed.
 */
final class ShareRules {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern SERVER = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Pattern FOLDER = Pattern.compile("(/[A-Za-z0-9_+-][A-Za-z0-9._+-]*)+");
    private static final Pattern GLUSTER_VOLUME = Pattern.compile("/?[A-Za-z0-9][A-Za-z0-9_-]{0,62}");
    private static final String IMAGES = "/var/lib/libvirt/images";
    /** Where systems keep what is mounted: a mount anywhere else could hide what a host needs itself. */
    private static final List<String> ROOTS = List.of("/srv", "/mnt", "/media", IMAGES);

    private final Map<HostName, HostStatus> hosts;
    private final List<String> roots;
    private final ShareMessages say;
    private final MarkMessages marks;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Sets the scene.
     *
     * @param more folders below which storage may be mounted, besides the usual ones
     */
    ShareRules(Map<HostName, HostStatus> hosts, List<String> more, ShareMessages say, MarkMessages marks) {
        this.hosts = hosts;
        this.say = say;
        this.marks = marks;
        this.roots = Stream.concat(ROOTS.stream(), more.stream().map(HostPath::normal))
                .filter(root -> root.length() > 1)
                .distinct()
                .toList();
    }

    /** Reads the form; throws {@link RefusedShare} with all that is wrong with it. */
    SharedStorage read(ShareForm form) {
        Kind kind = kind(form.kind());
        if (!NAME.matcher(form.name()).matches()) {
            refuse(Field.NAME, say.oddName());
        }
        String folder = "";
        if (kind != Kind.FOLDER) {
            checkServer(form.server());
            folder = kind == Kind.GLUSTERFS ? glusterVolume(form.folder()) : form.folder();
            if (kind == Kind.NFS) {
                checkFolder(Field.FOLDER, form.folder(), say.oddFolder());
            }
        }
        checkTarget(form.target());
        List<HostName> chosen = chosen(form.host());
        if (!problems.isEmpty()) {
            throw new RefusedShare(RefusedShare.Reason.INVALID_SHARE, problems);
        }
        return new SharedStorage(
                form.name(), kind, kind == Kind.FOLDER ? "" : form.server(), folder, form.target(), chosen);
    }

    private Kind kind(String word) {
        Optional<Kind> kind = Arrays.stream(Kind.values())
                .filter(one -> one.word().equals(word))
                .findFirst();
        if (kind.isEmpty()) {
            refuse(Field.KIND, say.oddKind());
        }
        return kind.orElse(Kind.NFS);
    }

    private void checkServer(String server) {
        if (server.length() > 253 || !SERVER.matcher(server).matches()) {
            refuse(Field.SERVER, say.oddServer());
        }
    }

    private String glusterVolume(String volume) {
        if (!GLUSTER_VOLUME.matcher(volume).matches()) {
            refuse(Field.FOLDER, say.oddVolume());
        }
        return volume.startsWith("/") ? volume : "/" + volume;
    }

    private boolean checkFolder(Field field, String path, String odd) {
        if (path.length() <= 1024 && FOLDER.matcher(path).matches()) {
            return true;
        }
        refuse(field, odd);
        return false;
    }

    private void checkTarget(String target) {
        if (!checkFolder(Field.TARGET, target, say.oddTarget())) {
            return;
        }
        if (roots.stream().noneMatch(root -> below(target, root))) {
            int last = roots.size() - 1;
            refuse(Field.TARGET, say.elsewhere(String.join(marks.comma(), roots.subList(0, last)), roots.get(last)));
        }
    }

    /** The folder for images is one itself; the others hold such folders, and other things. */
    private static boolean below(String target, String root) {
        return target.startsWith(root + "/") || (target.equals(root) && root.lastIndexOf('/') > 0);
    }

    private List<HostName> chosen(List<String> names) {
        List<HostName> chosen = new ArrayList<>();
        for (String name : names.stream().distinct().sorted().toList()) {
            Optional<HostStatus> host = Optional.of(name)
                    .filter(HostName::valid)
                    .flatMap(valid -> Optional.ofNullable(hosts.get(new HostName(valid))));
            if (host.isEmpty()) {
                refuse(Field.HOSTS, say.noSuchHost(name));
            } else if (!host.get().connected()) {
                refuse(Field.HOSTS, say.hostAway(name));
            } else {
                chosen.add(host.get().name());
            }
        }
        if (names.size() < 2) {
            refuse(Field.HOSTS, say.tooFewHosts());
        }
        return chosen;
    }

    /** Checks the storage against the pools that a host has; throws {@link RefusedShare} with all that is in its way. */
    void check(SharedStorage storage, Map<HostName, List<PoolFacts>> pools) {
        List<Problem> found = new ArrayList<>();
        pools.forEach((host, present) -> {
            for (PoolFacts pool : present) {
                if (pool.name().equals(storage.name())) {
                    if (!same(storage, pool)) {
                        found.add(new Problem(Field.NAME, say.nameTaken(host.value(), pool.name(), described(pool))));
                    }
                } else if (pool.target().equals(storage.target())) {
                    found.add(new Problem(
                            Field.TARGET,
                            say.targetTaken(
                                    host.value(),
                                    pool.name(),
                                    pool.target(),
                                    storage.target() + "-" + storage.name())));
                }
            }
        });
        if (!found.isEmpty()) {
            throw new RefusedShare(RefusedShare.Reason.POOL_IN_THE_WAY, found);
        }
    }

    /** Whether the pool is the one that would be set up. GlusterFS volumes are named with and without a slash before. */
    static boolean same(SharedStorage storage, PoolFacts pool) {
        boolean place =
                pool.type().equals(storage.kind().poolType()) && pool.target().equals(storage.target());
        if (storage.kind() == Kind.FOLDER) {
            return place;
        }
        PoolSource source = pool.source();
        return place
                && source.format().equals(storage.kind().format())
                && source.server().equalsIgnoreCase(storage.server())
                && ("/" + source.folder()).replace("//", "/").equals(storage.folder());
    }

    private String described(PoolFacts pool) {
        return pool.source().server().isEmpty()
                ? say.ownOrigin(pool.target(), pool.type())
                : say.servedOrigin(pool.source().server() + ":" + pool.source().folder(), pool.target());
    }

    private void refuse(Field field, String message) {
        problems.add(new Problem(field, message));
    }
}
