package io.gangway.host.web;

import io.gangway.host.HostStatus;
import io.gangway.host.HostUp;
import io.gangway.host.Hosts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Logs that a host which has just connected is a machine that the console knows by another name as well, or one that libvirt
 * takes for another.
 */
@ApplicationScoped
public class SameMachineLog {

    private static final Logger LOG = Logger.getLogger(SameMachineLog.class);

    private final Hosts hosts;
    private final HostHints hints;

    public SameMachineLog(Hosts hosts, HostHints hints) {
        this.hosts = hosts;
        this.hints = hints;
    }

    void hostUp(@Observes HostUp event) {
        List<HostStatus> all = hosts.all();
        hosts.find(event.host()).ifPresent(host -> {
            hints.sameMachine(host, all).ifPresent(LOG::warn);
            hints.takenForOne(host, all).ifPresent(LOG::warn);
        });
    }
}
