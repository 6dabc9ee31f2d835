package io.gangway.storage.share;

import io.gangway.host.HostName;
import java.util.List;
import java.util.Locale;

/**
 * One storage that several hosts are to use under one name; checked by {@link ShareRules}.
 *
 * @param name of the pool on each host
 * @param server who serves it; empty for a folder
 * @param folder what the server serves: a folder, or a GlusterFS volume; empty for a folder
 * @param target where it appears on each host, an absolute path
 * @param hosts two or more
 */
record SharedStorage(String name, Kind kind, String server, String folder, String target, List<HostName> hosts) {

    /** How the hosts reach it. */
    enum Kind {
        NFS("netfs", "nfs"),
        GLUSTERFS("netfs", "glusterfs"),
        /** Mounted on each host by other means already. */
        FOLDER("dir", "");

        private final String poolType;
        private final String format;

        Kind(String poolType, String format) {
            this.poolType = poolType;
            this.format = format;
        }

        /** libvirt's word for the type of the pool. */
        String poolType() {
            return poolType;
        }

        /** libvirt's word for the format of the source; empty if it has none. */
        String format() {
            return format;
        }

        /** As in a form. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    SharedStorage {
        hosts = List.copyOf(hosts);
    }
}
