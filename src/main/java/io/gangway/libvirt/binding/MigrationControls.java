package io.gangway.libvirt.binding;

import com.sun.jna.NativeLong;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.NativeLongByReference;
import java.util.OptionalLong;
import java.util.UUID;

/** The calls to a host that steer a migration which leaves it. Each fails as those of {@link VirtConnection} do. */
public final class MigrationControls {

    /** libvirt gives its largest figure, {@code INT64_MAX / (1024 * 1024)} MiB/s, for no limit. */
    private static final long NO_LIMIT_MIB = Long.MAX_VALUE / (1024 * 1024);

    private final VirtConnection connection;
    private final LibvirtApi api;

    MigrationControls(VirtConnection connection, LibvirtApi api) {
        this.connection = connection;
        this.api = api;
    }

    /** How long the guest may stand still for the switchover. */
    public void maxDowntime(UUID uuid, long milliseconds) {
        connection.act(uuid, domain -> api.virDomainMigrateSetMaxDowntime(domain, milliseconds, 0));
    }

    /** How long the guest may stand still for the switchover, in milliseconds; empty if the host does not know the VM. */
    public OptionalLong maxDowntime(UUID uuid) {
        return connection
                .read(uuid, domain -> {
                    LongByReference milliseconds = new LongByReference();
                    connection.check(api.virDomainMigrateGetMaxDowntime(domain, milliseconds, 0));
                    return OptionalLong.of(milliseconds.getValue());
                })
                .orElse(OptionalLong.empty());
    }

    /** The most that is sent before a switch to post-copy, in MiB/s. */
    public void maxSpeed(UUID uuid, long mibPerSecond) {
        connection.act(uuid, domain -> api.virDomainMigrateSetMaxSpeed(domain, new NativeLong(mibPerSecond), 0));
    }

    /** The most that is sent before a switch to post-copy, in MiB/s; empty if nothing limits it. */
    public OptionalLong maxSpeed(UUID uuid) {
        return connection
                .read(uuid, domain -> {
                    NativeLongByReference mibPerSecond = new NativeLongByReference();
                    connection.check(api.virDomainMigrateGetMaxSpeed(domain, mibPerSecond, 0));
                    long limit = mibPerSecond.getValue().longValue();
                    return limit <= 0 || limit >= NO_LIMIT_MIB ? OptionalLong.empty() : OptionalLong.of(limit);
                })
                .orElse(OptionalLong.empty());
    }

    /** Lets the guest go on at the destination at once; only if the migration was started with {@code POSTCOPY}. */
    public void startPostCopy(UUID uuid) {
        connection.act(uuid, domain -> api.virDomainMigrateStartPostCopy(domain, 0));
    }
}
