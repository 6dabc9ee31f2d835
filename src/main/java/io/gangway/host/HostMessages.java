package io.gangway.host;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages about hosts say. */
@MessageBundle("host")
public interface HostMessages {

    @Message("Hosts")
    String title();

    @Message("Name")
    String name();

    @Message("Connection")
    String connection();

    @Message("Processors")
    String cpus();

    @Message("Memory")
    String memory();

    @Message("Versions")
    String versions();

    @Message("Hypervisor")
    String hypervisor();

    @Message("libvirt")
    String libvirt();

    @Message("CPU model")
    String cpuModel();

    @Message("Its own name")
    String hostname();

    @Message("Address")
    String uri();

    @Message("Address for other hosts")
    String peerUri();

    @Message("Address for migration data")
    String migrateUri();

    @Message("{#when state}{#is CONNECTED}connected{#is CONNECTING}connecting{#else}not connected{/when}")
    String stateWord(HostState state);

    @Message("since")
    String since();

    @Message("What it says of itself")
    String facts();

    @Message("It has not answered yet, so nothing is known of it.")
    String noFacts();

    @Message("This is what it last said.")
    String lastSaid();

    @Message("VMs")
    String vms();

    @Message("No host is configured yet")
    String noneTitle();

    @Message("Name a libvirt host in the configuration of the console and start it again, for example:")
    String none();
}
