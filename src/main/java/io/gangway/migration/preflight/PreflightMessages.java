package io.gangway.migration.preflight;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Why a migration is refused before it starts, and what to do about it. */
@MessageBundle("preflight")
public interface PreflightMessages {

    @Message(
            "The QEMU on {destination} does not have the machine type {machine} of {vm}. Update QEMU on {destination}, or"
                    + " give {vm} a machine type that both hosts have, and start it anew.")
    String machineMissing(String destination, String vm, String machine);

    @Message("{vm} runs with {emulator}, which {destination} does not have. Install QEMU there at the same path.")
    String emulatorMissing(String destination, String vm, String emulator);

    @Message("{destination} cannot run {vm}. libvirt there says: {reason}")
    String cannotRun(String destination, String vm, String reason);

    @Message(
            "{destination} does not have the CPU model {model} of {vm}. Give {vm} a CPU model that both hosts have, and"
                    + " start it anew.")
    String cpuModelMissing(String destination, String vm, String model);

    @Message("The processor of {destination} cannot do what {vm} was started with: {reason}. Give {vm} a CPU model that"
            + " both hosts have, and start it anew.")
    String cpuUnfit(String destination, String vm, String reason);

    @Message("{vm} is connected to the network {network}, which {destination} does not have. Create it there under the"
            + " same name, or connect {vm} to another.")
    String networkMissing(String destination, String vm, String network);

    @Message("{vm} is connected to the network {network}, which is not active on {destination}. Start it there.")
    String networkInactive(String destination, String vm, String network);

    @Message(
            "{vm} is connected to {name}, and {destination} has no bridge or interface of that name. Create it there, or"
                    + " connect {vm} to another.")
    String interfaceMissing(String destination, String vm, String name);

    @Message(
            "{vm} starts with the firmware {path}, which {destination} does not have. Install the firmware's package on"
                    + " {destination}.")
    String firmwareMissing(String destination, String vm, String path);

    @Message(
            "The {device} of {vm} has the fixed port {port}, on which the VM {other} listens on {destination}. Give one of the two another port, or give the destination another one for {vm} (Configuration on the destination).")
    String portTaken(String vm, String device, int port, String destination, String other);

    @Message(
            "The {device} of {vm} listens on {address}, which {destination} does not have. Give the destination another listen address (Configuration on the destination).")
    String addressMissing(String vm, String device, String address, String destination);

    @Message(
            "{vm} is bound to processors that {destination} does not have: {cpus}. Bind it to others for the destination (Configuration on the destination), or on its host (virsh vcpupin, emulatorpin, iothreadpin).")
    String cpusMissing(String vm, String cpus, String destination);

    @Message(
            "{vm} is bound to processors of which {destination} does not have all: {cpus} are missing there. It would run on the others alone.")
    String someCpusMissing(String vm, String cpus, String destination);

    @Message(
            "The memory of {vm} is bound to NUMA nodes that {destination} does not have: {nodes}. Bind it to others for the destination (numatune in Configuration on the destination).")
    String nodesMissing(String vm, String nodes, String destination);

    @Message("{vm} uses a device of {source} itself ({kinds}), which cannot move with it. Detach the device first, and"
            + " attach one on {destination} afterwards.")
    String hostDevice(String source, String destination, String vm, String kinds);

    @Message("{vm} has {count} snapshots, which libvirt cannot move. Delete them first.")
    String snapshots(String vm, int count);

    @Message("{vm} has a snapshot, which libvirt cannot move. Delete it first.")
    String snapshot(String vm);

    @Message(
            "A job, such as a backup or a copy, is at work on the disk {disk} of {vm}. Wait until it is done, or end it.")
    String blockJob(String vm, String disk);

    @Message(
            "The disk {disk} of {vm} has {size}, but {path} on {destination} exists already and has {other}. Find out"
                    + " what that is. Copy the disk into another storage pool, or give that file another name if nothing needs it.")
    String volumeOfAnotherSize(String vm, String disk, String size, String destination, String path, String other);

    @Message("The disk {disk} of {vm} is to be copied into the folder {folder}, for which {destination} has no active"
            + " storage pool. Create a pool there with this folder as its target and start it, or start the one that"
            + " there is.")
    String poolMissing(String vm, String disk, String folder, String destination);

    @Message(
            "The disk {disk} of {vm} is to be copied onto {path} on {destination}. The console does not look at what lies"
                    + " directly in /dev, since that would open every device of the host. Name the disk by one of its links, such as"
                    + " those in /dev/disk/by-id, or copy it into a storage pool.")
    String deviceNotSeen(String vm, String disk, String path, String destination);

    @Message("The storage pool {pool} on {destination} has {free} left, and the disks of {vm} need {needed}. Free some"
            + " space there, or choose another destination.")
    String noRoom(String pool, String destination, String free, String vm, String needed);

    @Message("{disk} of {vm} lies at {path}, on storage of {source} that {destination} does not reach. Copy it along.")
    String diskNotShared(String vm, String disk, String path, String source, String destination);

    @Message(
            "{disk} of {vm} lies at {path}, on storage of {source} that {destination} does not reach, and is not among the"
                    + " disks to be copied. Copy it as well.")
    String diskLeftOut(String vm, String disk, String path, String source, String destination);

    @Message("{disk} of {vm} lies at {path}, on storage that {destination} reaches as well. A copy would write it onto"
            + " itself. Choose shared storage.")
    String diskShared(String vm, String disk, String path, String destination);

    @Message("{disk} of {vm} lies at {path}, on storage that {destination} reaches as well. A copy would write it onto"
            + " itself. Copy {others} only.")
    String diskSharedAmongOthers(String vm, String disk, String path, String destination, String others);

    @Message(
            "{disk} of {vm} would be written over {path} on {destination}, which the VM {user} there uses ({as}). Copy it"
                    + " into another storage pool, or choose another destination.")
    String fileInUse(String vm, String disk, String path, String destination, String user, String as);

    @Message(
            "{disk} of {vm} would be written over {path} on {destination}. It is not proven that {destination} and {host} have"
                    + " different storage there, and on {host} the VM {user} uses a file of that name ({as}). Copy it into"
                    + " another storage pool, or choose another destination.")
    String fileInUseElsewhere(
            String vm, String disk, String path, String destination, String host, String user, String as);

    @Message(
            "{disk} of {vm} would be written over {path} on {destination}, which may be the disk itself: it is not proven that"
                    + " {source} and {destination} have different storage there. Copy it into another storage pool.")
    String mayBeTheDiskItself(String vm, String disk, String path, String source, String destination);

    @Message("{disk} of {vm} would be written over {path} on {destination}. The file is there already; no VM there uses"
            + " it.")
    String fileThere(String vm, String disk, String path, String destination);

    @Message(
            "{disk} of {vm} would be written over {path} on {destination}: the file that {vm} had there before, and that the"
                    + " configuration which {destination} keeps of it still names.")
    String fileThereItsOwn(String vm, String disk, String path, String destination);

    @Message(
            "{disk} of {vm} would be written over {path} on {destination}. The file is there already; no VM is known to"
                    + " use it.")
    String fileThereUnproven(String vm, String disk, String path, String destination);

    @Message(
            "{host} does not say which files its VMs use. If it has the same storage as {destination}, one of them may need"
                    + " {path}, over which {disk} of {vm} would be written.")
    String hostSilent(String vm, String disk, String path, String destination, String host);

    @Message(
            "On {host} the VM {user} has {image} ({as}), and it cannot be told now on which files that builds. One of them may"
                    + " be {path} of {destination}, over which {disk} of {vm} would be written.")
    String imageUnread(
            String vm, String disk, String path, String destination, String host, String user, String as, String image);

    @Message(
            "{disk} of {vm} lies at {path}, which {destination} does not have. It cannot start there before you have copied"
                    + " the file by hand.")
    String diskMissing(String vm, String disk, String path, String destination);

    @Message(
            "{disk} of {vm} ({here}) is on {source}. On {destination} another file lies at {path} ({there}), with which it"
                    + " would start. Copy the disk along, or put the right file there first.")
    String diskDiffers(
            String vm, String disk, String here, String source, String path, String there, String destination);

    @Message(
            "{disk} of {vm} is on {source}. On {destination} a file of the same size lies at {path}, and nothing proves"
                    + " that what is in it is the same.")
    String diskNotTheSame(String vm, String disk, String path, String source, String destination);

    @Message(
            "{vm} is being moved away from {source} already, by something else than this console, such as virsh. Wait until"
                    + " that has ended, and see where it is then.")
    String movedByOthers(String vm, String source);

    @Message(
            "It cannot be told now whether {destination} is {source} itself: libvirt there gave no clear answer within a minute. Try again when the hosts are less busy.")
    String sourceItselfUnclear(String destination, String source);

    @Message(
            "{disk} of {vm} has another format in the configuration for the destination, and a difference is copied in the format that the disk has. Copy it whole, or leave its format {format} there.")
    String differenceInAnotherFormat(String vm, String disk, String format);

    @Message("{vm} has just left {source}. Look for it in the list, and start its migration from there.")
    String justLeft(String vm, String source);

    @Message("{vm} was started on {source} while its disks were copied, so the copy is of no use.")
    String startedMeanwhile(String vm, String source);

    @Message("{host} could not say whether {vm} can go, and without that nothing is started. {reason}")
    String noAnswer(String host, String vm, String reason);

    @Message(
            "{host} answers where the console is logged in, but lets it in no more: its libvirtd may have too many clients (max_clients), or hang, most often for a storage that does not answer.")
    String shut(String host);

    @Message(
            "libvirt calls the file of the UEFI variables of {vm} after the VM, so that {name} would start with new ones. Name the"
                    + " file in its configuration first (nvram, under os), or leave this name out.")
    String variablesByName(String vm, String name);

    @Message("The VM has just left this host.")
    String gone();

    /** A destination that has no name. */
    @Message("the destination")
    String theDestination();

    @Message("{title}. {cause} {nextStep}")
    String roadClosed(String title, String cause, String nextStep);

    @Message("screen")
    String screen();

    @Message("network card")
    String networkCard();

    @Message("{kind} device")
    String device(String kind);

    /** Of two names, or of what was made of those before and the next. */
    @Message("{one}, {other}")
    String listed(String one, String other);

    @Message("{host} has no storage pool {named}. It has: {had}.")
    String noSuchPool(String host, String named, String had);

    @Message("{host} has no storage pool {named}, and no other.")
    String noPools(String host, String named);

    @Message("{vm} has no disk {named}. It has: {had}.")
    String noSuchDisk(String vm, String named, String had);

    @Message("{vm} has no disk {named}, and no other.")
    String noDisks(String vm, String named);

    @Message("{vm} has no CD-ROM or floppy drive {named}. It has: {had}.")
    String noSuchDrive(String vm, String named, String had);

    @Message("{vm} has no CD-ROM or floppy drive {named}, and no other.")
    String noDrives(String vm, String named);
}
