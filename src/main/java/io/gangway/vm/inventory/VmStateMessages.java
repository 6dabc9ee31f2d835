package io.gangway.vm.inventory;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a VM's states are called. */
@MessageBundle("state")
public interface VmStateMessages {

    @Message(
            "{#when state}{#is RUNNING}running{#is IDLE}idle{#is PAUSED}paused{#is SHUTTING_DOWN}shutting down{#is SHUT_OFF}shut off{#is SAVED}saved{#is CRASHED}crashed{#is SUSPENDED}suspended{#else}unknown{/when}")
    String word(VmState state);
}
