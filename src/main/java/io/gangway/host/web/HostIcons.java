package io.gangway.host.web;

import io.gangway.host.HostState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** Which icon stands beside the word for a host's state. */
@Named("hostIcons")
@ApplicationScoped
public class HostIcons {

    public String of(HostState state) {
        return switch (state) {
            case CONNECTED -> "check-circle-fill";
            case CONNECTING -> "hourglass-split";
            case DISCONNECTED -> "x-circle";
        };
    }
}
