package io.gangway.host.web;

import io.gangway.host.HostState;
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

    @Message("There is no host named {name}. The console knows: {known}.")
    String unknown(String name, String known);

    @Message("There is no host named {name}: the console knows no host at all.")
    String unknownAndNone(String name);

    @Message("the same machine as {others}")
    String sameShort(String others);

    @Message(
            "{name} and {others} are the same machine: they have the same host UUID and call themselves {hostname}. Its VMs are listed under each name. Keep one of the names in the console’s configuration. If they are two machines, give one of them another host name, and another host_uuid in the configuration of its libvirt: libvirt migrates nothing between hosts that have these in common.")
    String same(String name, String others, String hostname);

    @Message(
            "{name} and {others} have the same address in the console’s configuration, so they are the same machine. Its VMs are listed under each name. Keep one of the names.")
    String sameAddress(String name, String others);

    @Message("the same host UUID as {others}")
    String takenForOneShort(String others);

    @Message(
            "{name} and {others} have the same host UUID, so libvirt takes them for one machine and migrates nothing between them. Give {name} another host_uuid in libvirtd.conf and restart libvirtd.")
    String takenForOne(String name, String others);

    @Message(
            "{name} calls itself {hostname}, so no other host could send a migration’s data to it: they would send it to themselves, and libvirt refuses that.")
    String calledLocalhost(String name, String hostname);

    @Message(
            "{name} calls itself {hostname}, and the console’s machine does not know that name. If the other hosts do not know it either, no migration to it can start: its data goes to that name.")
    String nameUnknownHere(String name, String hostname);

    @Message(
            "{name} calls itself {hostname}, and on the console’s machine that name leads to {address}, which is the console’s machine itself. If it does so on the other hosts as well, no migration to it can start: its data goes to that name.")
    String nameLeadsHome(String name, String hostname, String address);

    @Message(
            "Set gangway.hosts.{name}.migrate-uri to its address for migration data, such as tcp://192.0.2.7, and start the console again; or make its name known to all hosts.")
    String nameRemedy(String name);

    @Message("No host is configured yet")
    String noneTitle();

    @Message("Name a libvirt host in the configuration of the console and start it again, for example:")
    String none();
}
