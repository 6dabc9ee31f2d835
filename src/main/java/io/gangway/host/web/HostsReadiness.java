package io.gangway.host.web;

import io.gangway.host.HostStatus;
import io.gangway.host.Hosts;
import io.gangway.host.words.ConnectionWords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * The console is ready if it can be of use: as soon as one of its hosts is connected. With none configured it is ready as
 * well, since it then shows what is to be configured. The data names each host, with the reason why it is silent.
 */
@Readiness
@ApplicationScoped
public class HostsReadiness implements HealthCheck {

    private final Hosts hosts;
    private final ConnectionWords words;

    public HostsReadiness(Hosts hosts, ConnectionWords words) {
        this.hosts = hosts;
        this.words = words;
    }

    @Override
    public HealthCheckResponse call() {
        List<HostStatus> all = hosts.all();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("hosts")
                .status(all.isEmpty() || all.stream().anyMatch(HostStatus::connected));
        all.forEach(host -> answer.withData(
                host.name().value(), host.connected() ? host.state().word() : words.reason(host)));
        return answer.build();
    }
}
