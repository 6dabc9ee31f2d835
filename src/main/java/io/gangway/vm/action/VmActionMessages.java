package io.gangway.vm.action;

import io.gangway.vm.inventory.VmAction;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a VM can be asked, and what is said once it was done, or was not. */
@MessageBundle("action")
public interface VmActionMessages {

    @Message(
            "{#when action}{#is START}Start{#is SHUT_DOWN}Shut down{#is FORCE_OFF}Force off{#is PAUSE}Pause{#is RESUME}Resume{#is DISCARD_SAVED_STATE}Discard the saved state…{#else}Migrate{/when}")
    String label(VmAction action);

    /** Once the host took it; {@code saved} is whether the VM's memory was saved before. */
    @Message(
            "{#when action}{#is START}{#if saved}{name} is starting from its saved memory, and goes on where it was stopped.{#else}{name} is starting.{/if}{#is SHUT_DOWN}{name} has been asked to shut down. It may take a while, and a guest may ignore it.{#is FORCE_OFF}{name} has been forced off.{#is PAUSE}{name} is paused.{#is RESUME}{name} runs again.{#is DISCARD_SAVED_STATE}The saved state of {name} is gone. Its next start begins afresh.{#is MIGRATE}{name} is on its way.{/when}")
    String done(VmAction action, String name, boolean saved);

    @Message("{host} no longer knows this VM. It may have moved or been removed; the list shows where it is.")
    String gone(String host);

    @Message("{notDone} {reason}")
    String refused(String notDone, String reason);

    @Message(
            "{#when action}{#is START}The VM was not started.{#is SHUT_DOWN}The VM was not asked to shut down.{#is FORCE_OFF}The VM was not forced off.{#is PAUSE}The VM was not paused.{#is RESUME}The VM was not resumed.{#is DISCARD_SAVED_STATE}The saved state was not discarded.{#is MIGRATE}The VM was not migrated.{/when}")
    String notDone(VmAction action);

    @Message("The configuration could not be read. {reason}")
    String notRead(String reason);

    @Message(
            "{name} was not started on {host}: it is {state} on {other}. Two copies on the same disks would destroy them. Shut it down on {other} first, or work with it there.")
    String secondCopy(String name, String host, String state, String other);

    @Message(
            "{name} was not started on {host}: it is {state} on {other} as far as the console knows; {other} does not answer now. Two copies on the same disks would destroy them. Shut it down on {other} first, or work with it there.")
    String secondCopyAsKnown(String name, String host, String state, String other);
}
