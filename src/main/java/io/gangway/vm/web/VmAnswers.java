package io.gangway.vm.web;

import io.gangway.language.Spoken;
import io.gangway.vm.inventory.Vm;
import io.gangway.vm.inventory.VmAction;
import io.gangway.vm.inventory.VmState;
import jakarta.enterprise.context.ApplicationScoped;

/** What the console says once a host took an action. */
@ApplicationScoped
public class VmAnswers {

    private final VmMessages messages;

    public VmAnswers(@Spoken VmMessages messages) {
        this.messages = messages;
    }

    public String done(VmAction action, Vm vm) {
        return switch (action) {
            case START ->
                vm.state() == VmState.SAVED ? messages.doneStartSaved(vm.name()) : messages.doneStart(vm.name());
            case SHUT_DOWN -> messages.doneShutDown(vm.name());
            case FORCE_OFF -> messages.doneForceOff(vm.name());
            case PAUSE -> messages.donePause(vm.name());
            case RESUME -> messages.doneResume(vm.name());
            case DISCARD_SAVED_STATE -> messages.doneDiscard(vm.name());
            case MIGRATE -> throw new IllegalArgumentException("migrations have pages of their own");
        };
    }
}
