package io.gangway.storage.place;

import io.gangway.host.HostName;
import java.util.Optional;

/**
 * Why it is not known whether a VM of a host needs a file. What is not known is not taken for unused.
 *
 * @param image what cannot be read there, and may build on the file; empty where the host itself says nothing
 */
public record Doubt(HostName host, Optional<DiskUse.Unread> image) {

    public static Doubt silent(HostName host) {
        return new Doubt(host, Optional.empty());
    }

    public static Doubt unread(HostName host, DiskUse.Unread image) {
        return new Doubt(host, Optional.of(image));
    }

    /** The same each time the same is in doubt: the host, and the VM if it is about one. */
    public String code() {
        return image.map(unread -> host.value() + ":" + unread.user().uuid()).orElse(host.value());
    }
}
