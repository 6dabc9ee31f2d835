package io.gangway.storage.share;

import io.gangway.host.HostName;
import io.gangway.host.HostStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What has to be said to the storage server, so that it lets the hosts in.
 *
 * @param line for {@code /etc/exports}, or a command for GlusterFS; empty where there is nothing to say, or {@code odd}
 * @param odd a host whose own name is none that could stand in such a line, which is root's to paste; empty if all can
 */
public record ServerSetup(SharedStorage.Kind kind, String server, String line, String odd) {

    private static final String LABEL = "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
    private static final Pattern NAME = Pattern.compile("(?=.{1,253}$)" + LABEL + "(\\." + LABEL + ")*");

    static ServerSetup of(SharedStorage storage, Map<HostName, HostStatus> hosts) {
        List<String> names = storage.hosts().stream()
                .map(host -> ownName(host, hosts.get(host)))
                .toList();
        Optional<HostName> odd = storage.hosts().stream()
                .filter(host -> !NAME.matcher(ownName(host, hosts.get(host))).matches())
                .findFirst();
        if (storage.kind() != SharedStorage.Kind.FOLDER && odd.isPresent()) {
            return new ServerSetup(
                    storage.kind(), storage.server(), "", odd.get().value());
        }
        String line =
                switch (storage.kind()) {
                    case NFS ->
                        storage.folder() + " "
                                + names.stream()
                                        .map(name -> name + "(rw,no_root_squash)")
                                        .collect(Collectors.joining(" "));
                    case GLUSTERFS ->
                        "gluster volume set " + storage.folder().substring(1) + " auth.allow "
                                + String.join(",", names);
                    case FOLDER -> "";
                };
        return new ServerSetup(storage.kind(), storage.server(), line, "");
    }

    /** The server knows a host by the host's own name rather than by the console's. */
    private static String ownName(HostName host, HostStatus status) {
        return status.facts().map(facts -> facts.hostname()).orElse(host.value());
    }
}
