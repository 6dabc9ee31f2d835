package io.gangway.migration.dialog;

import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationPolicy;
import io.gangway.migration.request.Option.Section;
import io.gangway.storage.place.Sharing;
import io.gangway.vm.inventory.VmState;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the dialog says about the ways to move a VM and their options. */
@MessageBundle("options")
public interface OptionMessages {

    @Message(
            "{#when state}{#is CRASHED}It crashed on {host} and does not run.{#else}It is shut off on {host}.{/when} Its configuration moves, and its disks if you want.")
    String offlineIntro(VmState state, String host);

    @Message("Move it")
    String offlinePermanent();

    @Message("It leaves {source} and stays on the destination.")
    String offlinePermanentMeaning(String source);

    @Message("Keep it on {source} too")
    String offlineTemporary(String source);

    @Message("Both hosts then know it. Start it on one of them only.")
    String offlineTemporaryMeaning();

    @Message("Disks")
    String disksTitle();

    @Message("Stay where they are")
    String offlineShared();

    @Message("The destination must reach the disks at the same paths, or you copy them by hand before it is started.")
    String offlineStorageMeaning();

    @Message("Copy them")
    String offlineCopy();

    @Message("Through the console, with a checksum compared at the end. {source} keeps its own.")
    String offlineCopyMeaning(String source);

    @Message("Copy only what differs")
    String copyDifference();

    @Message("Both hosts already have the same base image under each disk; what lies on top of it is copied.")
    String copyDifferenceMeaning();

    @Message(
            "{#when field}{#is STAY_PAUSED}Leave it paused on arrival{#is KEEP_AUTOSTART}Let the source start it all the same{#is DESTINATION_NAME}Name on the destination{#is DESTINATION_XML}Configuration on the destination{#is PERSISTENT_XML}Configuration that the destination keeps{#is BANDWIDTH_MIB}Bandwidth limit{#is DOWNTIME_LIMIT_MS}Downtime limit{#is AUTO_CONVERGE}Slow the guest if needed{#is AUTO_CONVERGE_INITIAL}Slow it at first by{#is AUTO_CONVERGE_INCREMENT}Then each time by{#is POSTCOPY}Allow the switch to post-copy{#is POSTCOPY_BANDWIDTH_MIB}Bandwidth limit after that switch{#is PARALLEL_CONNECTIONS}Parallel connections{#is COMPRESSION_CACHE_MIB}Cache for xbzrle{#is COMPRESSION_LEVEL}Level for mt{#is COMPRESSION_THREADS}Threads for mt{#is DECOMPRESSION_THREADS}Threads for mt on the destination{#is MIGRATE_URI}Address for the data{#is LISTEN_ADDRESS}Listen address{#is DISKS_PORT}Port for disks{#is TUNNELLED}Tunnel{#is TLS}Encrypt with TLS{#is TLS_DESTINATION}Name in the certificate{#is CHANGE_PROTECTION}Protect its configuration{#is ABORT_ON_ERROR}Give up on disk errors{#is SYNCHRONOUS_WRITES}Write to both sides{#is UNSAFE}Go on even if libvirt thinks it unsafe{#is UNSAFE_CONFIRMED}I am sure that both hosts reach the same, coherent disks{#is COMPRESSION}Compression{#is DISKS}Disks to copy{#is TARGETS}Storage pools{#is OVERWRITE}Written over{#is EJECT}Ejected before the start{#is ACCEPT}Confirmed{#else}{field.word}{/when}")
    String label(Field field);

    /** What an option means; {@code source} is the VM's host. */
    @Message(
            "{#when field}{#is STAY_PAUSED}It waits on the destination until somebody resumes it.{#is DESTINATION_NAME}Another name there; its UUID stays the same.{#is DESTINATION_XML}Other disk paths, networks or CPU features there. Its name, UUID and hardware must stay the same.{#is PERSISTENT_XML}What it starts with there the next time. Only for a permanent migration.{#is BANDWIDTH_MIB}The most that is sent in a second. Leaves room for others on the same link.{#is DOWNTIME_LIMIT_MS}How long the guest may stand still for the switchover; 300 ms unless changed. Longer ends sooner.{#is AUTO_CONVERGE}Takes computing time from a guest that rewrites memory faster than it can be sent, more each time.{#is AUTO_CONVERGE_INITIAL}20 % unless changed.{#is AUTO_CONVERGE_INCREMENT}10 % unless changed.{#is POSTCOPY}While it runs, you can then let the guest go on at the destination at once and fetch the rest of its memory after it. This always ends, but if the link breaks then, the guest is lost.{#is POSTCOPY_BANDWIDTH_MIB}No limit unless given.{#is PARALLEL_CONNECTIONS}Send memory over so many connections at once: fills fast links. None unless given.{#is COMPRESSION}Sends less over a slow link, for computing time on both hosts.{#is COMPRESSION_CACHE_MIB}Memory on the source for pages that were sent before; a power of two.{#is COMPRESSION_LEVEL}From 0, none, over 1, fast, to 9, small.{#is COMPRESSION_THREADS}That compress on the source.{#is DECOMPRESSION_THREADS}That decompress there.{#is MIGRATE_URI}Where {source} sends memory and disks, if not to the destination's usual address, like tcp://10.0.1.2.{#is LISTEN_ADDRESS}On which of its addresses the destination waits for the data.{#is DISKS_PORT}On which port the destination waits for disks that are copied, if not on one of its usual ones.{#is TUNNELLED}Send memory through the login between the hosts: one port only, encrypted, slower.{#is TLS}Both hosts need certificates for QEMU under /etc/pki/qemu.{#is TLS_DESTINATION}If the destination's certificate is made out to another name than the host's.{#is CHANGE_PROTECTION}Nobody can change the VM's configuration until the migration ends.{#is ABORT_ON_ERROR}A disk error of the guest ends the migration; otherwise it only pauses the guest.{#is SYNCHRONOUS_WRITES}While disks are copied, a write of the guest waits until the destination has it: the copy always ends.{#is UNSAFE}libvirt refuses disks that it does not know as shared, or whose cache the other host cannot see. If it is right, the disks are destroyed.{#is UNSAFE_CONFIRMED}Leave this open unless you know.{#else}{/when}")
    String help(Field field, String source);

    /** In what an option is counted: {@code unit} is the same in every language, {@code range} is told where there is none. */
    @Message(
            "{#when field}{#is PARALLEL_CONNECTIONS}connections{#is COMPRESSION_THREADS}threads{#is DECOMPRESSION_THREADS}threads{#else}{#if unit}{unit}{#else}{range}{/if}{/when}")
    String unit(Field field, String unit, String range);

    /** What there is to choose for an option; {@code word} is the one of a request. */
    @Message(
            "{#when word}{#is 'xbzrle'}xbzrle: only what changed in a page{#is 'mt'}mt: each page, on several threads{#else}{word}{/when}")
    String choice(String word);

    @Message("none")
    String noChoice();

    @Message(
            "{#when section}{#is WAY}How it moves{#is ARRIVAL}How it arrives{#is PACE}Speed and coming to an end{#is ROAD}The way its data takes{#else}Safety{/when}")
    String section(Section section);

    @Message("{disk} into {pool}")
    String intoPool(String disk, String pool);

    /** What somebody said yes to, by the code of the question. */
    @Message(
            "{#when kind}{#is 'disk-writes'}what it writes to {name} is lost{#is 'disk-missing'}{name} is not there{#is 'disk-there'}{name} may be another there{#is 'maybe-used'}it was not known whether others need the file there ({name}){#is 'nvram'}changes of its UEFI variables are lost{#is 'nvram-there'}UEFI variables there are written over{#is 'tpm'}what its TPM learns is lost{#is 'tpm-there'}its TPM's state there is written over{#is 'saved-state-there'}its saved memory there is discarded{#is 'autostart'}it no longer starts with its host{#is 'checkpoints'}its checkpoints are lost{#is 'configuration-there'}its configuration there is replaced{#is 'shared-folder'}the folder {name} stays{#is 'medium'}the medium in {name} is not there{#is 'network-filter'}the network filter {name} is not there{#is 'secret'}the secret {name} is not there{#is 'start-file'}{name}, which it starts with, is not there{#is 'host-file'}{name} is not there{#is 'host-device'}the device {name} stays{#is 'host-tpm'}its TPM stays{#else}{kind} {name}{/when}")
    String accepted(String kind, String name);

    @Message("Looking where its disks lie.")
    String disksLoading();

    @Message("{capacity}, {allocation} in use")
    String diskSize(String capacity, String allocation);

    @Message("{destination} reaches {#if several}its disks{#else}its disk{/if} as well: nothing is copied.")
    String allShared(String destination, boolean several);

    @Message(
            "{destination} does not reach {#if several}all of its disks. Those that are ticked are{#else}its disk. It is{/if} copied along; {source} keeps its own {#if several}files{#else}file{/if}.")
    String copiedAlong(String source, String destination, boolean several);

    @Message(
            "Where its disks lie could not be found out. The console will look again at the start. The reason: {reason}")
    String placesUnknown(String reason);

    @Message(
            "{#when reason}{#is PROVEN}Shared: what {source} wrote there, {destination} saw.{#is NETWORK_DISK}Shared: a network disk is the same for every host.{#is SAME_POOL_SOURCE}Shared: both hosts have a pool of the same source there.{#is SAME_DEVICE}Shared: both hosts have this very device.{#is DISPROVEN}Not shared: what {source} wrote there, {destination} did not see.{#is NO_FOLDER}Not shared: {destination} has no such folder.{#else}Not shared: {destination} has no storage pool {pool}.{/when}")
    String sharingKnown(Sharing.Reason reason, String source, String destination, String pool);

    @Message(
            "Not known: {#when reason}{#is NAME_PROVES_NOTHING}{#if there}{destination} has a device of this name, which proves nothing.{#else}{destination} has no device of this name that libvirt sees.{/if}{#is NOT_WRITABLE}nothing could be written there to find out.{#else}nobody can look into a disk of this kind.{/when} Unless you copy it, it is taken for shared.")
    String sharingUnknown(Sharing.Reason reason, String destination, boolean there);

    @Message("Copy it into")
    String spot();

    @Message("the same folder ({free} free)")
    String sameFolder(String free);

    @Message("the same folder (no storage pool there)")
    String sameFolderWithoutPool();

    @Message("{pool} ({free} free): {folder}")
    String intoFolder(String pool, String free, String folder);

    @Message("{destination} has {free} free there.")
    String freeThere(String destination, String free);

    @Message("size unknown")
    String diskSizeUnknown();

    @Message("It has no disk that could be copied.")
    String noDisks();

    @Message("Ask again")
    String askAgain();

    @Message("It has no disks.")
    String diskless();

    @Message(
            "{allocation} are copied{#if thin}, and take up as much on the destination. They may grow to {capacity}{/if}.")
    String bytesToCopy(String allocation, String capacity, boolean thin);

    @Message("Advanced options")
    String advanced();

    @Message("While it moves")
    String mode();

    @Message("It keeps running")
    String live();

    @Message("It stands still for a moment only, when it switches over.")
    String liveMeaning();

    @Message("It is paused")
    String paused();

    @Message("It stands still for the whole move and resumes on arrival. This always comes to an end.")
    String pausedMeaning();

    @Message("Route")
    String route();

    @Message("From host to host")
    String hostToHost();

    @Message("{source} must be able to log in to the destination. The move goes on even if this console stops.")
    String hostToHostMeaning(String source);

    @Message("Through this console")
    String throughTheConsole();

    @Message(
            "The hosts need not log in to each other, but {source} must reach the destination's ports 49152 to 49215. If this console stops, the move ends. Only for hosts that this console knows.")
    String throughTheConsoleMeaning(String source);

    @Message("If it does not converge")
    String policy();

    @Message("{#when policy}{#is NONE}None{#is GENTLE}Gentle{#is BALANCED}Balanced{#else}Finish{/when}")
    String policyWord(MigrationPolicy policy);

    @Message(
            "{#when policy}{#is NONE}Do nothing: it goes on until somebody helps it or cancels it.{#is GENTLE}Never disturb the guest; give up after a time.{#is BALANCED}Allow a longer downtime step by step, while QEMU slows the guest little by little.{#else}As balanced, and in the end finish by post-copy or by pausing the guest.{/when}")
    String policyMeaning(MigrationPolicy policy);

    @Message("Start from its present configuration")
    String startFrom();

    @Message("Replace what is in this field?")
    String startFromAsks();

    @Message("Look below at what differs from its present configuration. Then press Migrate again.")
    String lookAtChanges();

    @Message("{host} cannot give its configuration now. Try again in a moment.")
    String noOriginal(String host);

    @Message("The same with virsh")
    String virsh();

    @Message("This command would do the same, without watching it and without asking both hosts afterwards.")
    String virshHelp();

    @Message("Save the configuration from above as {file} beside it.")
    String virshXml(String file);

    @Message("virsh has no command that copies the disks of a VM that is shut off.")
    String virshCopiesNothingOffline();

    @Message(
            "virsh does not write the disks' new places into the configuration. By hand that takes two edited configurations, for --xml and --persistent-xml, and volumes made beforehand.")
    String virshWritesNoPaths();

    @Message("The command appears here once the choices fit together: {reason}")
    String virshNotYet(String reason);

    @Message("Copy the command")
    String copyCommand();

    @Message("Copied")
    String copied();

    @Message("{#when mode}{#is LIVE}live{#is PAUSED}paused for the move{#else}offline{/when}")
    String modeWord(MigrationMode mode);

    @Message("through the console")
    String routeConsoleWord();

    @Message("Options")
    String chosen();

    @Message("yes")
    String yes();

    @Message("its configuration was changed")
    String xmlChanged();
}
