package io.gangway.vm.inventory;

import java.util.Arrays;
import java.util.Optional;

/** What a VM is doing, in libvirt's words. */
public enum VmState {
    RUNNING("running"),
    IDLE("idle"),
    PAUSED("paused"),
    SHUTTING_DOWN("in shutdown"),
    SHUT_OFF("shut off"),
    /** Shut off, with its memory kept on the host, from which its next start goes on. */
    SAVED("saved"),
    CRASHED("crashed"),
    SUSPENDED("pmsuspended"),
    UNKNOWN("no state");

    private final String word;

    VmState(String word) {
        this.word = word;
    }

    /** The word that libvirt's own tools print for this state. */
    public String word() {
        return word;
    }

    /** The word in a form that fits a CSS class or an element's id, such as {@code shut-off}. */
    public String slug() {
        return word.replace(' ', '-');
    }

    /** Whether a QEMU process exists for the VM. */
    public boolean active() {
        return this != SHUT_OFF && this != SAVED && this != CRASHED && this != UNKNOWN;
    }

    public static Optional<VmState> ofWord(String word) {
        return Arrays.stream(values()).filter(state -> state.word.equals(word)).findFirst();
    }
}
