package io.gangway.vm.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages about VMs say. */
@MessageBundle("vm")
public interface VmMessages {

    @Message("VMs")
    String title();

    @Message("Name")
    String name();

    @Message("Host")
    String host();

    @Message("State")
    String state();

    @Message("vCPUs")
    String vcpus();

    @Message("Memory")
    String memory();

    @Message("CPU use")
    String cpu();

    @Message("Actions")
    String actions();

    @Message("Actions for {name} on {host}")
    String actionsFor(String name, String host);

    @Message("Find by name or UUID")
    String search();

    @Message("All hosts")
    String allHosts();

    @Message("All states")
    String allStates();

    @Message("Show")
    String show();

    @Message("Filter the list")
    String filter();

    @Message("moved by something else")
    String movedByOthers();

    @Message(
            "Something else than this console is moving it to another host, such as virsh or another console. It can be migrated from here once that has ended.")
    String movedByOthersMeaning();

    @Message("arriving")
    String arriving();

    @Message("It is being migrated to this host. Until it has arrived it runs on the host that it comes from.")
    String arrivingMeaning();

    @Message("last known")
    String stale();

    @Message("{host} does not answer. This is what it last said.")
    String staleMeaning(String host);

    @Message("Nothing can be asked of it while {host} does not answer.")
    String nothingWhileStale(String host);

    @Message("Nothing can be asked of it now.")
    String nothingNow();

    @Message("also {word} on {host}")
    String twin(String word, String host);

    @Message(
            "The same VM is active on two hosts. If both write to the same disk, they destroy what is on it: pause it on both, which loses nothing, and find out which of the two has done what must be kept.")
    String twinMeaning();

    @Message("{word} on {host}")
    String elsewhere(String word, String host);

    @Message("This is what {host} kept of it. Starting it here as well could destroy its disks.")
    String elsewhereMeaning(String host);

    @Message("It is {word} on {host}, so it cannot be started here: two copies on the same disks would destroy them.")
    String noStart(String word, String host);

    @Message("Edit the configuration")
    String configure();

    @Message("Remove the configuration…")
    String remove();

    @Message("No host is configured yet")
    String noHostTitle();

    @Message(
            "Gangway shows the VMs of the libvirt hosts that it knows. Name one in its configuration and start it again, for example:")
    String noHost();

    @Message("No VMs")
    String noVmTitle();

    @Message("The hosts that answered have no VMs. A VM appears here by itself as soon as one is defined.")
    String noVm();

    @Message("No VM matches the filter")
    String noMatchTitle();

    @Message("No VM on the hosts that answer matches the filter")
    String noMatchAnsweredTitle();

    @Message("No VMs on the hosts that answer")
    String noVmAnsweredTitle();

    @Message("Hosts that do not answer may have some: see above.")
    String silentMayHave();

    @Message("{host} does not answer, so its VMs are shown as they were last seen, or not at all.")
    String silent(String host);

    @Message("Not every host answers. The VMs of these are shown as they were last seen, or not at all:")
    String someSilent();

    @Message("{host} has no VMs")
    String noVmOnHost(String host);

    @Message("The VMs of {host} are just being read.")
    String beingRead(String host);

    @Message("No host that answers knows this VM, but not all answer: it may be on one that does not.")
    String mayBeOnSilent();

    @Message("No host that was asked has VMs like that, but not all answered: they may be on one that did not.")
    String listIncomplete();

    @Message("{host} does not answer, so it is not known which VMs it has.")
    String hostSilent(String host);

    @Message("No host knows a VM with this UUID.")
    String unknownVm();

    @Message("Clear the filter")
    String clear();

    @Message("Force off {name}?")
    String forceOffTitle(String name);

    @Message(
            "This is like pulling the plug: {name} on {host} stops at once, and what it has not written to its disks is lost.")
    String forceOffMeaning(String name, String host);

    @Message("Force off")
    String forceOff();

    @Message("Keep it running")
    String keep();

    @Message("Saved state")
    String savedState();

    @Message("{host} keeps the memory that it had when it was stopped. Its next start goes on from there.")
    String savedMeaning(String host);

    @Message("Discard the saved state of {name}?")
    String discardTitle(String name);

    @Message(
            "When {name} was stopped, its memory was saved on {host}. Without it, its next start is like one after a power failure: what programs had open, and what the guest had not written to its disks, is lost.")
    String discardMeaning(String name, String host);

    @Message(
            "{name} is {word} on {other} now, and has changed its disks since. The memory saved on {host} is older than that, and going on from it would destroy them.")
    String discardOlder(String name, String word, String other, String host);

    @Message("Discard")
    String discard();

    @Message("Keep the saved state")
    String keepSaved();

    @Message("on {host}")
    String onHost(String host);

    @Message("{name} is no longer on {host}.")
    String gone(String name, String host);

    @Message("It is now on")
    String nowOn();

    @Message("{host} does not answer, so it is not known whether {name} is there.")
    String goneUnknown(String name, String host);

    @Message("No host knows it now.")
    String goneEverywhere();

    @Message("No host that answers knows it now. These do not answer, and may have it:")
    String goneAsFarAsKnown();

    @Message("Migrate")
    String migrate();

    @Message("UUID")
    String uuid();

    @Message("Configuration")
    String configuration();

    @Message("kept on {host}")
    String persistent(String host);

    @Message("transient: it vanishes from {host} when it shuts down")
    String notPersistent(String host);

    @Message("Machine")
    String machine();

    @Message("CPU model")
    String cpuModel();

    @Message("Disks")
    String disks();

    @Message("No disks.")
    String noDisks();

    @Message("Networks")
    String networks();

    @Message("No network interfaces.")
    String noNetworks();

    @Message("Screen")
    String screen();

    @Message("Screen of {name}")
    String screenOf(String name);

    @Message("It has no picture to show now.")
    String noPicture();

    @Message("This VM has no screen.")
    String noScreen();

    @Message("Nothing is known of its screen now.")
    String screenUnknown();

    @Message("What to do about {host}")
    String whatToDo(String host);

    @Message("Overview")
    String overview();

    @Message("Device")
    String device();

    @Message("Source")
    String source();

    @Message("Format")
    String format();

    @Message("Cache")
    String cache();

    @Message("MAC address")
    String mac();

    @Message("Model")
    String model();

    @Message("empty")
    String emptyDrive();

    @Message("read-only")
    String readOnly();

    @Message("shareable")
    String shareable();

    @Message("XML configuration")
    String xml();

    @Message("Copy")
    String copy();

    @Message("Migrations")
    String migrations();

    @Message("Copied")
    String copied();

    @Message("{host} did not give the details of this VM just now. Reload the page to ask again.")
    String noDetails(String host);

    @Message("There is no such state. The states are: {known}.")
    String unknownState(String known);
}
