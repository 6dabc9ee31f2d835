package io.gangway.migration.dialog;

import io.gangway.vm.inventory.VmState;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the dialog that starts a migration says. */
@MessageBundle("dialog")
public interface DialogMessages {

    @Message("Migrate {name} to another host")
    String dialogTitle(String name);

    @Message(
            "{#when state}{#is PAUSED}It is paused on {host}, and arrives paused.{#else}It is on {host} and keeps running while it moves.{/when}")
    String dialogIntro(VmState state, String host);

    @Message("Destination")
    String destination();

    @Message("Another host, by URI")
    String byUri();

    @Message("{host} (not connected)")
    String notConnected(String host);

    @Message("{host} ({note})")
    String withNote(String host, String note);

    /** A note on a host. */
    @Message("knows this VM already, {state}")
    String knowsVm(String state);

    @Message("URI")
    String uri();

    @Message("qemu+ssh://root@host/system")
    String uriExample();

    @Message(
            "{source} logs in there by itself, so it must be able to. The start tries that first, which may take a minute on a busy host.")
    String uriHelp(String source);

    @Message(
            "This seems to be {host}, which the console knows. Choose it in the list, so that the arrival can be proven.")
    String knownAs(String host);

    @Message("Permanent")
    String permanent();

    @Message("Its configuration moves too: it leaves {source} and stays on the destination.")
    String permanentMeaning(String source);

    @Message("The destination keeps its configuration from then on. {source} keeps none even now.")
    String transientPermanentMeaning(String source);

    @Message("Temporary")
    String temporary();

    @Message("Nothing of it stays on {source}. On the destination it vanishes when it shuts down, unless that keeps a"
            + " configuration of it already.")
    String transientTemporaryMeaning(String source);

    @Message("{source} keeps its configuration. The copy on the destination vanishes when it shuts down.")
    String temporaryMeaning(String source);

    @Message("Shared")
    String shared();

    @Message("Both hosts reach the same disks.")
    String sharedMeaning();

    @Message("Copy the disks too")
    String copy();

    @Message("Those that are ticked are copied along. That takes as long as they are large.")
    String copyMeaning();

    @Message(
            "{#when warning}{#is TEMPORARY_COPY_LOSES_WRITES}What the guest writes on the destination is lost when it shuts down there: the copied disks are not brought back.{#is TEMPORARY_SHARED_TWO_COPIES}While the copy runs on the destination, do not start the original: two VMs on one disk destroy it.{#else}The console cannot ask this host by itself. It may not be able to prove that the VM arrived.{/when}")
    String warning(MigrationAdvice.Warning warning);

    @Message(
            "{finding} To be sure, write the address of {host} into the field Address for the data, under Advanced options, such as tcp://192.0.2.7; or set gangway.hosts.{host}.migrate-uri to it once and for all.")
    String dataMayNotArrive(String finding, String host);

    @Message("Migrate")
    String migrate();

    @Message("Asking both hosts…")
    String asking();

    @Message("Confirm what is marked above, then press Migrate again.")
    String confirmFirst();

    @Message("Nothing was started. What is in the way is marked above.")
    String inTheWay();

    @Message("Start it")
    String startSaved();

    @Message("Discard what was saved…")
    String discardSaved();

    @Message("Starting…")
    String starting();

    @Message("Cancel")
    String dismiss();

    @Message("Close")
    String close();

    @Message("It is being migrated already.")
    String underWayAlready();

    @Message("Watch the migration that is under way")
    String watchRunning();
}
