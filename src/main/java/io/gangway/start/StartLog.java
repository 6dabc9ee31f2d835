package io.gangway.start;

import io.gangway.host.HostStatus;
import io.gangway.host.Hosts;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** The log's first lines: which hosts the console knows and from where, what it does not understand, its data folder. */
@ApplicationScoped
public class StartLog {

    private static final Logger LOG = Logger.getLogger("io.gangway");

    private final Hosts hosts;
    private final Config config;

    public StartLog(Hosts hosts, Config config) {
        this.hosts = hosts;
        this.config = config;
    }

    /** Before the hosts are connected, which is logged as well. */
    void start(@Observes @Priority(1) StartupEvent event) {
        LOG.info(files());
        List<HostStatus> all = hosts.all();
        all.forEach(host ->
                LOG.infof("Host %s: %s, from %s", host.name(), host.host().uri(), origin(host)));
        if (all.isEmpty()) {
            LOG.warn("No host is configured: there is no property gangway.hosts.NAME.uri.");
        }
        config.getOptionalValue(DataFolder.PROPERTY, String.class)
                .ifPresent(folder -> LOG.infof("Data folder: %s", folder));
        KnownSettings.unknown(KnownSettings.written(config), System.getenv().keySet())
                .forEach(name -> LOG.warnf(
                        "%s means nothing to the console and is ignored.%s", name, KnownSettings.suggestion(name)));
    }

    private String files() {
        List<Path> files = config.getOptionalValue(ConfigurationFiles.PROPERTY, String.class)
                .map(ConfigurationFiles::named)
                .orElse(List.of());
        return files.isEmpty()
                ? "Configuration file: none (" + ConfigurationFiles.PROPERTY + " names none)"
                : "Configuration file: " + files.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private String origin(HostStatus host) {
        String name = host.name().value();
        String plain = "gangway.hosts." + name + ".uri";
        String quoted = "gangway.hosts.\"" + name + "\".uri";
        return SettingOrigin.of(config, plain)
                .or(() -> SettingOrigin.of(config, quoted))
                .orElse("the configuration");
    }
}
