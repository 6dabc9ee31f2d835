package io.gangway.migration.request;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is wrong with what somebody asks for, and how to mend it. */
@MessageBundle("request")
public interface RequestMessages {

    @Message("Name the source host.")
    String nameSource();

    @Message("There is no host named {name}.")
    String noSuchHost(String name);

    @Message("The console is not connected to {host}. {reason} Try again when it is connected.")
    String notConnected(String host, String reason);

    @Message("Name the VM by its UUID.")
    String nameVm();

    @Message("This is not a VM's UUID.")
    String noUuid();

    @Message("{host} does not know this VM.")
    String unknownVm(String host);

    @Message("{host} does not know this VM; it is on {other} now.")
    String unknownVmElsewhere(String host, String other);

    @Message("{name} is just arriving on {host}. Wait until it is there.")
    String arriving(String name, String host);

    @Message("Choose a destination, or type in a URI like {example}.")
    String chooseDestination(String example);

    @Message("There is no host named {name}. Choose one of the known hosts, or type in a URI like {example}.")
    String noSuchDestination(String name, String example);

    @Message("The VM is on this host already. Choose another one.")
    String sameHost();

    @Message(
            "{source} and {destination} have the same host UUID, so libvirt takes them for one. Give {destination} another"
                    + " host_uuid in libvirtd.conf and restart libvirtd.")
    String sameHostUuid(String source, String destination);

    @Message(
            "{destination} calls itself {name}, and libvirt sends no migration to that. Give it a host name of its own; or"
                    + " set gangway.hosts.{destination}.migrate-uri to its address, such as tcp://192.0.2.7, or give that as the"
                    + " address for the data.")
    String callsItselfLocal(String destination, String name);

    @Message(
            "{source} and {destination} both call themselves {name}, so {source} would send the data to itself. Give one of"
                    + " them another host name; or set gangway.hosts.{destination}.migrate-uri to its address, such as"
                    + " tcp://192.0.2.7, or give that as the address for the data.")
    String sameOwnName(String source, String destination, String name);

    @Message("{uri} leads to no other machine: the data would stay on the source.")
    String leadsNowhere(String uri);

    @Message("{uri} is not known to be an address of {destination}, so the VM’s memory is not sent there.")
    String notItsAddress(String uri, String destination);

    @Message("{reason} Give one of {destination}’s own, or leave this out; another address of it can be named in the"
            + " console’s configuration, under gangway.hosts.{destination}.data-addresses.")
    String giveItsAddress(String reason, String destination);

    @Message("{reason} Give the host of the destination’s URI, or leave this out.")
    String giveHostOfUri(String reason);

    @Message("{name} is on its way to {destination} just now. See where it is once that has ended.")
    String onItsWay(String name, String destination);

    @Message(
            "{name} is {state} on {destination} already, and here as well, which must never be. Find out which of the two is"
                    + " the right one before anything else is done.")
    String activeOnBoth(String name, String state, String destination);

    @Message(
            "{name} is {state} on {destination}. What {source} has is a copy that is shut off. To bring the VM home, migrate"
                    + " it from {destination} to {source}.")
    String activeThere(String name, String state, String destination, String source);

    @Message("{destination} keeps a configuration of this VM under the name {kept}. Move it under that name.")
    String keptUnderName(String destination, String kept);

    @Message(
            "{destination} has another VM that is also named {taken}. Rename one of the two, or give {name} another name"
                    + " there.")
    String nameTaken(String destination, String taken, String name);

    @Message("This is not a URI. Write it like {example}.")
    String noUri(String example);

    @Message("This URI is too long. Write it like {example}.")
    String uriTooLong(String example);

    @Message("A destination's URI must begin with {choice}, like {example}.")
    String uriBegins(String choice, String example);

    @Message("This URI names no host that could be reached. Write it like {example}.")
    String uriWithoutHost(String example);

    @Message("A URI must not contain a password. Hosts log in to each other with keys.")
    String uriWithPassword();

    @Message("The account in this URI has characters that an account name cannot have.")
    String uriAccount();

    @Message("The port in this URI must be between 1 and 65535.")
    String uriPort();

    @Message(
            "Parameters after “?” or “#” are not accepted in a destination's URI. An administrator can configure such a host"
                    + " under gangway.hosts.")
    String uriParameters();

    @Message("The URI must end in /system, like {example}.")
    String uriEnds(String example);

    /** Of two, or of more with what was made of the others. */
    @Message("{one} or {other}")
    String either(String one, String other);

    @Message("“{text}” is neither true nor false.")
    String neitherTrueNorFalse(String text);

    @Message("Write a whole number from {least} to {most}.")
    String wholeNumber(int least, int most);

    @Message("“{text}” is not possible here. Choose {choice}.")
    String notPossible(String text, String choice);

    @Message("{name} is {state}, so it can only be moved offline. Start it first to move it live.")
    String offlineNotLive(String name, String state);

    @Message("{name} is {state}, so it can only be moved offline. Start it first to move it paused.")
    String offlineNotPaused(String name, String state);

    @Message("{name} is {state}, so it cannot be moved offline. Shut it down first, or move it live or paused.")
    String notOffline(String name, String state);

    @Message("While a VM is shut off, its disks are copied whole or not at all. Choose one of these.")
    String offlineCopiesWhole();

    @Message("The console can copy the disks only to a host that it knows. Choose one of its hosts, or shared storage.")
    String copiesToKnownHosts();

    @Message(
            "While a VM is shut off, its disks are copied to the same paths. Leave this out, or copy the disks by hand.")
    String offlineCopiesToSamePaths();

    @Message("The console can lead the way only to a host that it knows. Choose host-to-host, or one of its hosts.")
    String leadsToKnownHosts();

    @Message("A VM's name may have letters, digits and . _ : + @ - in it, and begins with a letter or digit.")
    String vmName();

    @Message("This is longer than any VM's configuration can be.")
    String xmlTooLong();

    @Message("Write it like tcp://10.0.1.2 or tcp://10.0.1.2:49152; a port is from 1 to 65535.")
    String dataAddress();

    @Message("Write an address of the destination, like 10.0.1.2, or 0.0.0.0 for all of its addresses.")
    String listenAddress();

    @Message("Write a host's name, as its certificate has it.")
    String certificateName();

    @Message("Confirm that you know why libvirt thinks this unsafe: it can destroy what is on the disks.")
    String confirmUnsafe();

    @Message("“{text}” is not the name of a disk. They have names like vda.")
    String noDiskName(String text);

    @Message("Name a disk and a storage pool of the destination, like vda=images.")
    String diskAndPool();

    @Message("Leave this out: offline, only the configuration moves.")
    String offlineMovesConfiguration();

    @Message("A temporary migration leaves no configuration on the destination. Choose permanent, or leave this out.")
    String temporaryKeepsNone();

    @Message(
            "A permanent migration leaves no copy on the source that could start. Choose temporary, or leave this out.")
    String permanentLeavesNone();

    @Message("A VM that is shut off and kept on both hosts goes on starting with its source anyway. Leave this out.")
    String offlineKeepsAutostart();

    @Message("Choose at least one disk to copy, or shared storage.")
    String noDiskChosen();

    @Message("This concerns disks that are copied. Choose to copy them, or leave this out.")
    String onlyForCopies();

    @Message("This needs a connection of its own for the data, which a tunnelled one has not.")
    String notTunnelled();

    @Message("Disks cannot be copied through the tunnel. Choose shared storage, or no tunnel.")
    String noDisksInTunnel();

    @Message("The tunnel goes from host to host. Choose that way, or no tunnel.")
    String tunnelHostToHost();

    @Message("This only tunes {what}: choose that too, or leave it out.")
    String onlyTunes(String what);

    /** What an option tunes. */
    @Message(
            "{#when field}{#is AUTO_CONVERGE}auto-converge{#is POSTCOPY}post-copy{#is TLS}TLS{#else}{field.word}{/when}")
    String tuned(Field field);

    @Message("compression by {method}")
    String compressionBy(String method);

    @Message("Post-copy lets the guest run on the destination before all of it is there: choose live, and let it run on"
            + " arrival.")
    String postCopyRuns();

    @Message("Compression by mt does not work over parallel connections. Choose one of the two.")
    String mtNotParallel();

    @Message("QEMU takes a power of two only: 64, 128, 256 ...")
    String powerOfTwo();

    @Message("This VM is being migrated already. Watch that migration, or cancel it.")
    String alreadyUnderWay();

    @Message("The VM has just left this host. Look for it in the list.")
    String gone();
}
