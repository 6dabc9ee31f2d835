package io.gangway.vm.action;

import io.gangway.vm.inventory.VmAction;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said where something was not done to a VM. */
@MessageBundle("action")
public interface VmActionMessages {

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
