package io.gangway.vm.action;

import io.gangway.vm.details.VmNeeds;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the console says about media in drives. */
@MessageBundle("media")
public interface MediaMessages {

    @Message("CD-ROM and floppy…")
    String menu();

    @Message("CD-ROM and floppy of {name}")
    String title(String name);

    @Message("{name} has no CD-ROM drive and no floppy drive.")
    String noDrives(String name);

    @Message("{#when kind}{#is CDROM}CD-ROM{#else}floppy{/when}")
    String kind(VmNeeds.Disk.Kind kind);

    @Message("empty")
    String empty();

    @Message("Eject")
    String eject();

    @Message("Eject what is in {target}")
    String ejectFrom(String target);

    @Message("Insert…")
    String insert();

    @Message("Insert a medium into {target}")
    String insertInto(String target);

    @Message("A change reaches the running guest at once, and the configuration that {host} keeps as well.")
    String reachesBoth(String host);

    @Message("A change reaches the running guest at once. {host} keeps no configuration of it.")
    String reachesGuest(String host);

    @Message("{name} is {state}. It finds what is in its drives by then when it starts.")
    String reachesKept(String name, String state);

    @Message(
            "{name} is saved: it goes on with the media that it had when it was stopped. Start it, or discard the saved state; then its media can be changed.")
    String saved(String name);

    @Message("{target} is empty now.")
    String doneEject(String target);

    @Message("{path} is in {target} now.")
    String doneInsert(String path, String target);

    @Message(
            "The guest holds {target} shut, as it does while it uses what is in it. Eject it from inside the guest. Force takes it out all the same, and what the guest still reads from it fails.")
    String locked(String target);

    @Message("Force it out")
    String forceEject();

    @Message("Insert by force")
    String forceInsert();

    @Message("The drive was not changed. {reason}")
    String refused(String reason);

    @Message(
            "The running guest has the change, but the configuration that {host} keeps of {name} has not: it comes back with its next start. {reason}")
    String onlyRunning(String name, String host, String reason);

    @Message(
            "The drive was not changed: {host} has nothing at {path}. Choose an image of a storage pool, or correct the path.")
    String notThere(String host, String path);

    @Message("{name} has no CD-ROM or floppy drive that is called {target}.")
    String noDrive(String name, String target);

    @Message("{host} no longer knows this VM. It may have moved or been removed; the list shows where it is.")
    String gone(String host);

    @Message("Insert into {target} of {name}")
    String insertTitle(String target, String name);

    @Message("Image in a storage pool of {host}")
    String image(String host);

    @Message("Choose an image")
    String choose();

    @Message("CD-ROM images")
    String cdroms();

    @Message("Other images")
    String others();

    @Message("No image that fits was found in the storage pools of {host}.")
    String noImages(String host);

    @Message("Or its path on {host}")
    String path(String host);

    @Message("Such as /srv/iso/tools.iso. It is taken instead of the choice above.")
    String pathHelp();

    @Message("Give the whole path, which begins with a slash.")
    String pathProblem();

    @Message("Choose an image, or give its path.")
    String nothingChosen();

    @Message("Back")
    String back();

    @Message("Insert")
    String insertNow();
}
