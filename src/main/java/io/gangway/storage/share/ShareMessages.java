package io.gangway.storage.share;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said where storage is shared among hosts. */
@MessageBundle("share")
public interface ShareMessages {

    @Message("Share storage")
    String share();

    @Message("Share storage among hosts")
    String shareTitle();

    @Message(
            "VMs move without their disks being copied when both hosts reach the same storage at the same path. This sets the same storage pool up on each host, and proves that it is the same. If anything fails, what it made is taken back.")
    String shareIntro();

    @Message("Name of the pool")
    String poolName();

    @Message("The same on each host, such as images.")
    String poolNameHelp();

    @Message("Kind")
    String kind();

    @Message("NFS")
    String nfs();

    @Message("A folder that a server exports. Each host needs the NFS client.")
    String nfsHelp();

    @Message("GlusterFS")
    String glusterfs();

    @Message("A volume of a GlusterFS cluster, for hosts without an NFS client. Each host needs the GlusterFS client.")
    String glusterfsHelp();

    @Message("Folder that is mounted already")
    String folderKind();

    @Message("Each host has the same storage mounted at the same path by other means, such as /etc/fstab.")
    String folderKindHelp();

    @Message("Server")
    String server();

    @Message("Its name or IPv4 address, as the hosts know it.")
    String serverHelp();

    @Message("Exported folder or GlusterFS volume")
    String folder();

    @Message("Such as /srv/images for NFS, or images for GlusterFS.")
    String folderHelp();

    @Message("Folder on the hosts")
    String targetField();

    @Message(
            "Where the storage appears, the same on each host. It is made if it is not there; what is in it is hidden while the pool runs.")
    String targetHelp();

    @Message("Hosts")
    String hosts();

    @Message("{host} (not connected)")
    String notConnected(String host);

    @Message("Set up and prove")
    String start();

    @Message("Checking the hosts")
    String starting();

    @Message("Back to the hosts")
    String back();

    @Message("On the server")
    String onServer();

    @Message("Before you start: {server} must have this line in /etc/exports. Then run \"exportfs -r\" there.")
    String exportsLine(String server);

    @Message(
            "{server} lets every host in unless it was told otherwise. This command, run there, lets these hosts in and no others.")
    String glusterLine(String server);

    @Message("There is nothing to set up on a server: the folder must be mounted on each host already.")
    String folderLine();

    @Message(
            "What {host} calls itself is no host name, so the console writes no line for the storage server with it. Give it a name of letters, digits, dots and dashes, or write that line yourself.")
    String oddOwnName(String host);

    @Message("Once the form is filled in, this shows what the server needs to be told.")
    String serverLater();

    @Message("Copy")
    String copy();

    @Message("Copied")
    String copied();

    @Message("Sharing {name}")
    String titleOf(String name);

    @Message("Step")
    String step();

    @Message("Host")
    String host();

    @Message("Result")
    String result();

    @Message("Steps")
    String steps();

    @Message(
            "{#when kind}{#is DEFINE}Define the pool{#is BUILD}Make its folder{#is START}Start it{#is AUTOSTART}Start it with the host{#is WRITE}Write a marker{#is SEE}See the marker{#is REMOVE}Remove the marker{#is UNDO_START}Take back: stop the pool{#is UNDO_DEFINE}Take back: forget the pool{#else}Take back: no longer start it with the host{/when}")
    String stepWord(ShareStep.Kind kind);

    @Message("{#when result}{#is RUNNING}under way{#is DONE}done{#is ALREADY}was so already{#else}failed{/when}")
    String resultWord(ShareStep.Result result);

    @Message(
            "Look on that host: does it know the server by this name and reach it, does the server let it in, and is the NFS or GlusterFS client installed?")
    String startHint();

    @Message("Look whether the server lets this host write, and as root: no_root_squash for NFS.")
    String writeHint();

    @Message("Look on both hosts what is mounted there, and whether the server's name leads to the same machine.")
    String seeHint();

    @Message("The storage is being set up and proven. You may leave this page; it goes on.")
    String running();

    @Message(
            "All hosts have the same storage at the same place: each saw what the first had written. It will be there after a restart of the hosts, too.")
    String shared();

    @Message(
            "It failed, and all that it had made was taken back. The step that failed says why. Try again once the cause is gone.")
    String undone();

    @Message(
            "It failed, and not all that it had made could be taken back. The steps that failed say what is left; remove it by hand with \"virsh pool-destroy\" and \"virsh pool-undefine\" on that host.")
    String left();

    @Message("Try again")
    String again();

    @Message(
            "A pool's name has 1 to 63 letters, digits, dots, dashes or underscores, and starts with a letter or digit.")
    String oddName();

    @Message("Choose nfs, glusterfs or folder.")
    String oddKind();

    @Message("Give the server's name or IPv4 address as every host knows it, such as store.example.org.")
    String oddServer();

    @Message(
            "The name of a GlusterFS volume has letters, digits, dashes and underscores, as \"gluster volume list\" prints it.")
    String oddVolume();

    @Message(
            "The exported folder is an absolute path of letters, digits and . _ + - between its slashes, such as /srv/images; without \"..\", blanks or a slash at its end.")
    String oddFolder();

    @Message(
            "The folder on the hosts is an absolute path of letters, digits and . _ + - between its slashes, such as /srv/images; without \"..\", blanks or a slash at its end.")
    String oddTarget();

    /** {@code folders} are all but the last one. */
    @Message(
            "Storage is mounted below {folders} or {last} only, so that it hides nothing that the hosts need. Choose a folder there that leads nowhere else, since the hosts follow links; or let gangway.share.roots in the console’s configuration name another one.")
    String elsewhere(String folders, String last);

    @Message("There is no such host: {name}.")
    String noSuchHost(String name);

    @Message("The console is not connected to {host}. Leave it out, or try again when it is.")
    String hostAway(String host);

    @Message("Choose two hosts or more: storage that only one has is not shared.")
    String tooFewHosts();

    @Message("{host} has a storage pool {pool} already, from {origin}. Choose another name, or remove that pool first.")
    String nameTaken(String host, String pool, String origin);

    @Message("{target} ({type})")
    String ownOrigin(String target, String type);

    @Message("{source} at {target}")
    String servedOrigin(String source, String target);

    @Message("On {host} the storage pool {pool} uses {target} already. Choose another folder, such as {example}.")
    String targetTaken(String host, String pool, String target, String example);

    @Message("{host} has a storage pool {pool} from another source by now.")
    String othersPool(String host, String pool);

    @Message("{host} does not see what {first} has written to {target}: the two have different storage there.")
    String notSeen(String host, String first, String target);
}
