package io.gangway.storage.copy;

import io.gangway.host.HostName;
import io.gangway.storage.place.FolderPools;
import io.gangway.storage.place.SharedDisks;
import io.gangway.storage.place.StorageHost;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

/** The services of this room between two hosts of the lab, as the console has them. */
final class Copies {

    static final HostName ALPHA = new HostName("alpha");
    static final HostName BETA = new HostName("beta");

    private Copies() {}

    static DiskCopies between(StorageHost alpha, StorageHost beta) {
        FolderPools folders = new FolderPools(Clock.systemUTC());
        Function<HostName, StorageHost> hosts = Map.of(ALPHA, alpha, BETA, beta)::get;
        return new DiskCopies(hosts, new SharedDisks(hosts, folders, Clock.systemUTC()), folders);
    }

    static PreparedVolumes prepared(StorageHost alpha, StorageHost beta) {
        FolderPools folders = new FolderPools(Clock.systemUTC());
        Function<HostName, StorageHost> hosts = Map.of(ALPHA, alpha, BETA, beta)::get;
        return new PreparedVolumes(hosts, new SharedDisks(hosts, folders, Clock.systemUTC()), folders);
    }
}
