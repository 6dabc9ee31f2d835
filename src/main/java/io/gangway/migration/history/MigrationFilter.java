package io.gangway.migration.history;

import java.util.Optional;
import java.util.UUID;

/**
 * Which migrations a list shows, newest first.
 *
 * @param vm a part of the VM's name; empty for all
 * @param uuid one VM only
 * @param host the source's or destination's name; empty for all
 * @param before only those with a smaller id, for the next page
 * @param limit how many at most
 */
public record MigrationFilter(String vm, Optional<UUID> uuid, String host, Optional<Long> before, int limit) {

    public static final int PAGE = 50;

    public static final MigrationFilter ALL = new MigrationFilter("", Optional.empty(), "", Optional.empty(), PAGE);

    public static MigrationFilter ofVm(UUID uuid) {
        return new MigrationFilter("", Optional.of(uuid), "", Optional.empty(), PAGE);
    }
}
