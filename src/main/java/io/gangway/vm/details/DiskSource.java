package io.gangway.vm.details;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where what a disk holds lies, as its VM's configuration tells it.
 *
 * @param container what {@code name} is to be looked up in: the storage pool of a volume, the protocol of a network disk;
 *     empty for other types
 * @param name a path, a volume's name, the name within a network's storage, a device's address; empty if there is nothing
 * @param format such as {@code qcow2}; empty where the configuration does not say
 * @param cache libvirt's word for the cache mode; empty where the configuration does not say, and below the top
 * @param backing the image that this one only tells the differences to. Empty is no proof that there is none: a
 *     configuration that is kept rarely names it, one that runs does
 */
public record DiskSource(
        Type type, String container, String name, String format, String cache, Optional<DiskSource> backing) {

    /** What kind of thing it is. */
    public enum Type {
        FILE,
        BLOCK,
        VOLUME,
        NETWORK,
        DIR,
        NVME,
        /** One that this console does not read further, such as a vhost-user socket. */
        OTHER,
        /** An empty drive. */
        NONE
    }

    /** A file of a format, on its own. */
    public static DiskSource ofFile(String path, String format) {
        return new DiskSource(Type.FILE, "", path, format, "", Optional.empty());
    }

    /** Whether there is anything. */
    public boolean present() {
        return type != Type.NONE;
    }

    /** The path, if it is a file. */
    public Optional<String> file() {
        return Optional.of(name).filter(path -> type == Type.FILE && path.startsWith("/"));
    }

    /** How a person is told of it: a path, or a volume with its pool; empty for an empty drive. */
    public String told() {
        return type == Type.VOLUME ? container + "/" + name : name;
    }

    /** This one and all that it builds on, the top first. */
    public List<DiskSource> chain() {
        List<DiskSource> chain = new ArrayList<>();
        for (Optional<DiskSource> next = Optional.of(this); next.isPresent(); next = next.get().backing) {
            chain.add(next.get());
        }
        return List.copyOf(chain);
    }
}
