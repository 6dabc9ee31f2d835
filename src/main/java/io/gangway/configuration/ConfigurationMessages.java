package io.gangway.configuration;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said where a VM's configuration is edited, compared or removed. */
@MessageBundle("configuration")
public interface ConfigurationMessages {

    @Message("There is no configuration left. Put the text back, or leave without saving.")
    String empty();

    @Message("The configuration has {found} characters. At most {longest} are taken: shorten it.")
    String tooLong(String found, String longest);

    @Message(
            "The configuration declares a document type (DOCTYPE). That is refused, because it could draw in files and entities from elsewhere. Remove the declaration.")
    String documentType();

    @Message("This is not well-formed XML: {reason}")
    String notWellFormed(String reason);

    @Message("Line {line}, column {column}: this is not well-formed XML: {reason}")
    String notWellFormedAt(int line, int column, String reason);

    @Message("its elements lie more than {deepest} deep in each other.")
    String tooDeep(String deepest);

    @Message(
            "The outermost element is \"{found}\". A VM's configuration stands inside an element named \"domain\": put it back.")
    String notAVm(String found);

    @Message(
            "The name was changed from \"{expected}\" to \"{found}\". An edited configuration must keep the VM's name: put \"{expected}\" back.")
    String nameChanged(String expected, String found);

    @Message(
            "The UUID was changed from {expected} to \"{found}\". With another UUID this would be another VM: put {expected} back.")
    String uuidChanged(String expected, String found);

    @Message(
            "No secret is hidden behind \"{found}\". Type the password itself there, or put the mark back as it was shown.")
    String unknownSecret(String found);

    @Message("Nothing differs.")
    String noDifference();

    @Message("What differs, line by line")
    String differences();

    @Message("Line before")
    String lineBefore();

    @Message("Line after")
    String lineAfter();

    @Message("Change")
    String change();

    @Message("Text")
    String text();

    @Message("removed")
    String removed();

    @Message("added")
    String added();

    @Message("unchanged")
    String unchanged();

    @Message("{count} unchanged {#if count == 1}line{#else}lines{/if}")
    String skipped(int count);

    @Message("Configuration of {name}")
    String title(String name);

    @Message("on {host}")
    String onHost(String host);

    @Message(
            "{name} is {word}. A change takes effect when it is started the next time; until then it goes on with what it has.")
    String nextStart(String name, String word);

    @Message("{name} is shut off. A change takes effect when it is started.")
    String atStart(String name);

    @Message("Configuration in libvirt's XML")
    String xml();

    @Message(
            "Everything can be changed but the name and the UUID. {host} checks it before it keeps it; nothing is changed before you save.")
    String xmlHelp(String host);

    @Message(
            "Passwords of its screens, cookies of its disks and the like are not shown: \"kept-secret-1\" stands for the first. Leave it, and the secret stays as it is; type another in its place to change it; delete what it stands in to remove it.")
    String secretsHelp();

    @Message("Configuration as it was given out")
    String original();

    @Message("Line {line}:")
    String atLine(int line);

    @Message("Review the changes")
    String review();

    @Message("Leave without saving")
    String leave();

    @Message("Review of the changes")
    String reviewTitle();

    @Message("{added} {#if added == 1}line is{#else}lines are{/if} added and {removed} removed. Nothing is saved yet.")
    String reviewIntro(long added, long removed);

    @Message("Save")
    String save();

    @Message("Go on editing")
    String goOn();

    @Message("Saved: {host} keeps the new configuration of {name}.")
    String saved(String host, String name);

    @Message("What changed on {host}")
    String whatChanged(String host);

    @Message("To the page of {name}")
    String toVm(String name);

    @Message("Edit it again")
    String editAgain();

    @Message("Nothing was changed yet. Edit the text, or leave without saving.")
    String nothingChanged();

    @Message("{host} refuses this configuration and keeps the one it had. It says: {reason}")
    String hostRefuses(String host, String reason);

    @Message(
            "{host} did not answer, so it is not known whether it keeps the new configuration: {reason} Reload the page to see what it keeps; copy your text first.")
    String saveUnanswered(String host, String reason);

    @Message(
            "Somebody changed the configuration on {host} since you began. What they changed stands below. Bring your text in line with it; then review and save it again.")
    String changedMeanwhile(String host);

    @Message("What was changed since you began")
    String meanwhileTitle();

    @Message("{name} is still arriving on {host}. Its configuration can be edited here once it is there.")
    String arriving(String name, String host);

    @Message(
            "{host} keeps no configuration of {name}: it runs there only until it shuts down. Migrate it permanently to keep one, or edit the one on the host where it came from.")
    String notKept(String name, String host);

    @Message("{host} no longer knows {name}. It may have moved or been removed; the list shows where it is.")
    String goneMeanwhile(String name, String host);

    @Message("The configuration cannot be read now. {reason}")
    String noConfiguration(String reason);

    @Message(
            "{name} is {word} on {host}. Only the configuration of a VM that is shut off can be removed: shut it down first.")
    String removeRunsHere(String name, String word, String host);

    @Message(
            "{name} is {word} on {other} as a temporary copy: {other} keeps no configuration of it, and {here} has the only one. Without it, {name} would be gone once it shuts down. Shut it down on {other} first, or migrate it back to {here}.")
    String removeOnlyOne(String name, String word, String other, String here);

    @Message("{host} does not answer now. As far as the console knows: {sentence}")
    String removeUnanswered(String host, String sentence);

    @Message(
            "{host} holds the memory of {name}, saved when it was stopped. It would be lost. Start {name} to go on from there, and shut it down from inside, or discard the saved state (in its menu); then its configuration can be removed.")
    String removeSavedState(String name, String host);

    @Message(
            "{host} holds the memory of {name}, saved when it was stopped there. {name} has gone on on {other} since, so do not start it on {host}: that old memory would destroy its disks. Discard the saved state (in its menu on {host}); then this configuration can be removed.")
    String removeOldSavedState(String name, String host, String other);

    @Message(
            "{host} keeps {count} {#if count == 1}snapshot{#else}snapshots{/if} of {name} and would forget them. Delete them first (virsh snapshot-delete); then the configuration can be removed.")
    String removeSnapshots(String name, String host, int count);

    @Message("The configuration of {name} cannot be removed now")
    String removeRefusedTitle(String name);

    @Message("Remove the configuration of {name} from {host}?")
    String removeTitle(String name, String host);

    @Message("{host} forgets {name}. This cannot be undone here; its XML can be copied from its page before.")
    String removeMeaning(String host, String name);

    @Message("{host} keeps a configuration of its own.")
    String keptElsewhere(String host);

    @Message("No other host that answers keeps a configuration of {name}: after this, none does.")
    String keptNowhere(String name);

    @Message("{host} does not answer now. It is not known whether it has {name}.")
    String notAsked(String host, String name);

    @Message("This stays where it is:")
    String staysTitle();

    @Message("It has no disks that could stay.")
    String staysNothing();

    @Message("the disk {path}")
    String staysDisk(String path);

    @Message("the settings of its firmware, {path}")
    String staysNvram(String path);

    @Message("the state of its TPM")
    String staysTpm();

    @Message("Keep it")
    String keepIt();

    @Message("Remove the configuration")
    String remove();

    @Message("{host} no longer has a configuration of {name}.")
    String doneRemoved(String name, String host);

    @Message("The configuration of {name} was not removed. {reason}")
    String notRemoved(String name, String reason);

    @Message(
            "The configuration of {name} was not removed: the connection to {host} broke off before the host was told to. Try again.")
    String notRemovedBrokeOff(String name, String host);

    @Message(
            "{host} did not answer, so it is not known whether it still keeps the configuration of {name}: {reason} Look in the list of VMs before you try again.")
    String removalUnanswered(String name, String host, String reason);
}
