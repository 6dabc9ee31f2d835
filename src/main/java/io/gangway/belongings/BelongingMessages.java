package io.gangway.belongings;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a person is told of a VM's belongings. */
@MessageBundle("belonging")
public interface BelongingMessages {

    @Message("Good to know")
    String title();

    @Message("What belongs to it")
    String titleAfter();

    @Message(
            "{vm} is saved, not shut off: its memory lies on {source}, and a start would go on from there. Start it, or discard what was saved; then move it.")
    String savedState(String vm, String source);

    @Message(
            "{destination} still holds saved memory of {vm}. At its next start there it would go on from that, over disks that have changed since. It is discarded before the move.")
    String savedStateThere(String vm, String destination);

    @Message("The file {path} stays on {source}.")
    String original(String path, String source);

    @Message("The image {path}, on which a disk builds, stays on {source}.")
    String backingFile(String path, String source);

    @Message(
            "What {vm} writes to {disk} while it is away is lost when it shuts down on {destination}: the copied disk is not brought back.")
    String diskWrites(String vm, String disk, String destination);

    @Message(
            "What changes in the UEFI variables of {vm} while it is away, such as boot entries, is lost when it shuts down on {destination}.")
    String nvramAway(String vm, String destination);

    @Message(
            "The UEFI variables of {vm} (boot entries, enrolled keys) stay on {source}: the console cannot carry them to a host that it does not know. There it would start with new ones.")
    String nvramStranger(String vm, String source);

    @Message("The file of its UEFI variables, {path}, stays on {source}.")
    String nvramFileOnly(String path, String source);

    @Message("Its UEFI variables go along; the file that they were in, {path}, stays on {source}.")
    String nvramFile(String path, String source);

    @Message(
            "On {destination} the VM {user} keeps its UEFI variables in the file that {vm} would use. Give one of the two another file: nvram in its configuration.")
    String nvramUsed(String destination, String user, String vm);

    @Message(
            "On {destination} a file lies in the place of the UEFI variables of {vm}: {path}. No VM there uses it. It would be written over.")
    String nvramThere(String destination, String vm, String path);

    @Message(
            "What the TPM of {vm} learns while it is away is lost when it shuts down on {destination}: {source} keeps its state of today, which may no longer open what the guest has sealed.")
    String tpmAway(String vm, String source, String destination);

    @Message(
            "The state of the TPM of {vm} stays on {source}: the console cannot carry it to a host that it does not know. There it would start with an empty TPM, which opens nothing that was sealed.")
    String tpmStranger(String vm, String source);

    @Message("The state of its TPM stays on {source} as well.")
    String tpmFiles(String source);

    @Message("{destination} still has a state of the TPM of {vm} from before. It would be written over.")
    String tpmThere(String vm, String destination);

    @Message(
            "{vm} is set to start together with {source}. As long as it is away, {source} does not start it, so that it does not run twice; once it is back, {source} does again.")
    String autostartHeld(String vm, String source);

    @Message(
            "{vm} starts together with {source}, also while it is away, as was asked for. If {source} boots meanwhile, it runs twice, and both write to the disks that they share.")
    String autostartKept(String vm, String source);

    @Message("{vm} still starts together with {source}, and not with {destination}.")
    String autostartStays(String vm, String source, String destination);

    @Message(
            "{vm} starts together with its host. That does not go along, and the console cannot set it on a host that it does not know: \"virsh autostart\" does, there.")
    String autostartStranger(String vm);

    @Message("What was changed in its configuration and waits for the next start stays on {source}.")
    String pendingChanges(String source);

    @Message(
            "{destination} has a configuration of {vm} already, which differs from the one that would take its place, in: {differences}.")
    String configurationThere(String destination, String vm, String differences);

    @Message(
            "{destination} keeps its own configuration of {vm} for the next start there. It differs from the one that it runs with now, in: {differences}.")
    String configurationKept(String destination, String vm, String differences);

    @Message(
            "The checkpoints of {vm} ({names}) do not go along, and the console cannot set them on a host that it does not know. The next backup has to begin anew, and their bitmaps are still in the disks.")
    String checkpoints(String vm, String names);

    @Message(
            "{drive} of {vm} has {path} in it, which {destination} does not have. Eject it, or provide the same file there.")
    String mediumMissing(String vm, String drive, String path, String destination);

    @Message(
            "{drive} of {vm} has {path} in it, which {destination} does not have. As long as it names that, it does not start there: eject it before, or provide the same file there.")
    String mediumMissingOff(String vm, String drive, String path, String destination);

    @Message("{drive} of {vm} is empty now: what was in it was ejected before the move.")
    String mediumEjected(String vm, String drive);

    @Message(
            "{drive} of {vm} still names a medium that {destination} does not have. Eject it there, or provide the same file.")
    String mediumStillMissing(String vm, String drive, String destination);

    @Message(
            "{vm} sees the folder {folder} of {source}, and QEMU cannot move it while it does. Take the folder out of its configuration, or shut it down and move it then.")
    String sharedFolder(String vm, String folder, String source);

    @Message(
            "{vm} sees the folder {folder} of {source}. What is in it stays there. Without a folder at this path {vm} does not start on {destination}.")
    String sharedFolderStays(String vm, String folder, String source, String destination);

    @Message("What was written to {path} so far stays on {source}.")
    String logFile(String path, String source);

    @Message(
            "A port of {vm} is written to {path}, and {destination} does not have that folder. Make it there, or give the port another file.")
    String logFolderMissing(String vm, String path, String destination);

    @Message(
            "{vm} uses the network filter {filter}, which {destination} does not have. Define it there as it is on {source} (virsh nwfilter-dumpxml, nwfilter-define).")
    String networkFilter(String vm, String filter, String source, String destination);

    @Message(
            "{vm} needs the secret {secret}, which {destination} does not have. Define it there under the same UUID and set its value (virsh secret-define, secret-set-value).")
    String secret(String vm, String secret, String destination);

    @Message(
            "{vm} needs the secret for {usage}, which {destination} does not have. Define it there for the same use and set its value (virsh secret-define, secret-set-value).")
    String secretFor(String vm, String usage, String destination);

    @Message("{vm} starts with the file {path}, which {destination} does not have. Put the same file there.")
    String startFile(String vm, String path, String destination);

    @Message(
            "{vm} uses {path} of {source}, and {destination} has nothing at this path. Provide it there, or take it out of the configuration of {vm}.")
    String hostFileMissing(String vm, String path, String source, String destination);

    @Message(
            "{vm} uses {path} of {source}. On {destination} it uses what is at the same path there, which the console does not compare.")
    String hostFile(String vm, String path, String source, String destination);

    @Message(
            "{vm} uses a device of {source} itself, {device}, which stays there. On {destination} it gets what answers to the same name or address, whatever that is, or does not start.")
    String hostDevice(String vm, String device, String source, String destination);

    @Message(
            "{vm} uses a TPM of {source} itself, {path}. What it keeps stays there: on {destination} nothing opens what the guest has sealed, and without a TPM at the same path {vm} does not start.")
    String hostTpm(String vm, String path, String source, String destination);

    @Message(
            "{drive} of {vm} is a drive of {source} itself. On {destination} it is the drive there, with what is in that one.")
    String mediumOfDrive(String vm, String drive, String source, String destination);

    @Message("{path} was ejected from {drive} before the start. It stays on {source}.")
    String ejectedFile(String path, String drive, String source);

    @Message("What was in {drive} was ejected before the start.")
    String ejected(String drive);

    @Message("{drive} of {vm} has {path} in it, which {destination} does not have.")
    String mediumFileNotThere(String vm, String drive, String path, String destination);

    @Message("{drive} of {vm} has something in it that {destination} does not have.")
    String mediumNotThere(String vm, String drive, String destination);

    @Message("Confirmed before the start")
    String confirmed();

    @Message("removed from {source}")
    String removed(String source);

    @Message("Remove it from {source}")
    String remove(String source);

    @Message("Remove {what} from {source}? That cannot be undone.")
    String removeAsks(String what, String source);

    @Message("This migration left nothing that could be removed.")
    String nothingToRemove();

    @Message("Nothing was removed: no host that answers is proven to have {vm} now, beside {source}.")
    String notProvenElsewhere(String vm, String source);

    @Message("Nothing was removed: {source} knows {vm} again, and may need it.")
    String sourceKnowsIt(String source, String vm);

    @Message("Nothing was removed: on {source} the VM {user} uses {path}.")
    String usedOnSource(String path, String user, String source);

    @Message(
            "Nothing was removed: {path} may be the very file that {vm} uses on {host} now. It is not proven that the two hosts have different storage there.")
    String mayBeTheVmsOwn(String path, String host, String vm);

    @Message("Nothing was removed: {vm} is on its way, and may need it. Look again once it has arrived.")
    String onItsWay(String vm);

    @Message(
            "Nothing was removed: {path} may be what the VM {user} on {host} uses. It is not proven that the two hosts have different storage there.")
    String mayBeUsedElsewhere(String path, String user, String host);

    @Message(
            "Nothing was removed: on {host} the VM {user} has {image}, and it cannot be told now on which files that builds. One of them may be {path}. Try again once {host} can read it.")
    String mayBeUnder(String host, String path, String user, String image);

    @Message(
            "Nothing was removed: {host} does not say which files its VMs use, and one of them may need {path}, if it has the same storage. Try again when it answers; if it is gone for good, take it out of the console's configuration.")
    String silentMayUse(String path, String host);

    @Message(
            "Nothing was removed: {host} has it no more, or not now. If its storage is not mounted there, mount it first.")
    String notThereNow(String host);

    @Message("It was not removed. {reason}")
    String notRemoved(String reason);

    @Message("the TPM's state")
    String tpmFilesShort();

    @Message("Let the source start it all the same")
    String keepAutostart();

    @Message("Go on all the same")
    String accept();

    @Message("Eject it and go on")
    String eject();

    @Message("Write over it")
    String overwrite();
}
