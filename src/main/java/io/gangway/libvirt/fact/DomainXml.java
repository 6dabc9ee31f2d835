package io.gangway.libvirt.fact;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The configurations of one domain, without secrets.
 *
 * @param active what it runs with; empty while it does not run
 * @param inactive what it will start with; empty where nothing is kept
 */
public record DomainXml(UUID uuid, String name, Optional<String> active, Optional<String> inactive) {

    /** Those that there are. */
    public List<String> all() {
        return Stream.of(active, inactive).flatMap(Optional::stream).toList();
    }
}
