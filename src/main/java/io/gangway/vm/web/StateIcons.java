package io.gangway.vm.web;

import io.gangway.vm.inventory.VmState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** Which icon stands beside a state's word. */
@Named("stateIcons")
@ApplicationScoped
public class StateIcons {

    public String of(VmState state) {
        return switch (state) {
            case RUNNING, IDLE -> "play-circle-fill";
            case PAUSED -> "pause-circle";
            case SHUTTING_DOWN -> "hourglass-split";
            case SHUT_OFF -> "stop-circle";
            case SAVED -> "floppy";
            case CRASHED -> "x-octagon";
            case SUSPENDED -> "moon";
            case UNKNOWN -> "question-circle";
        };
    }
}
