package io.gangway.host;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hosts in the configuration: {@code gangway.hosts.NAME.uri} and so on. */
@ConfigMapping(prefix = "gangway.hosts")
public interface HostsConfig {

    @WithParentName
    Map<String, Entry> hosts();

    /** One host. */
    interface Entry {
        /** How the console reaches the host's libvirtd. */
        String uri();

        /** How other hosts reach it; as the console does unless said otherwise. */
        Optional<String> peerUri();

        /** Where migration data goes, such as {@code tcp://beta}; libvirt's choice unless said otherwise. */
        Optional<String> migrateUri();

        /** More addresses of it to which migration data may go. */
        Optional<List<String>> dataAddresses();
    }
}
