package io.gangway.migration.dialog;

import io.gangway.configuration.ConfigurationDiff;
import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.host.words.AnswerWords;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.DiskSize;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.command.DestinationXml;
import io.gangway.migration.request.Field;
import io.gangway.vm.details.DiskSource;
import io.gangway.vm.details.VmNeeds;
import io.gangway.vm.details.VmNeedsReader;
import io.gangway.vm.inventory.Vm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What the dialog fetches from the VM's host once somebody looks at it: disks with their sizes, configurations. */
@ApplicationScoped
public class DialogDetails {

    private final Hosts hosts;
    private final DestinationXml configurations;
    private final AnswerWords answers;

    public DialogDetails(Hosts hosts, DestinationXml configurations, AnswerWords answers) {
        this.answers = answers;
        this.hosts = hosts;
        this.configurations = configurations;
    }

    /** The disks that a copying migration takes along, as they are chosen in the dialog. */
    public CopiedDisks disks(Vm vm, DialogInput input) {
        List<String> chosen = input.form(vm).list(Field.DISKS);
        boolean untouched = !input.form(vm).fields().containsKey(Field.DISKS);
        try {
            return hosts.ask(vm.host(), connection -> disks(connection, vm, chosen, untouched));
        } catch (VirtException e) {
            return new CopiedDisks(List.of(), answers.advice(e));
        }
    }

    private static CopiedDisks disks(VirtConnection connection, Vm vm, List<String> chosen, boolean untouched) {
        VmNeeds needs = VmNeedsReader.read(connection.xml(vm.uuid(), false).orElse("<domain/>"));
        List<CopiedDisks.Disk> disks = needs.copied(List.of()).stream()
                .map(disk -> {
                    DiskSize size =
                            connection.diskSizes().of(vm.uuid(), disk.target()).orElse(new DiskSize(0, 0));
                    return new CopiedDisks.Disk(
                            disk.target(),
                            disk.source().told(),
                            untouched || chosen.contains(disk.target()),
                            size.capacity(),
                            disk.source().type() == DiskSource.Type.BLOCK ? size.capacity() : size.allocation());
                })
                .toList();
        return new CopiedDisks(disks, "");
    }

    /** The configuration that an edited one starts from; empty if the host cannot give it now. */
    public Optional<String> original(Vm vm, Field field) {
        try {
            return configurations.original(vm.host(), vm.uuid(), field);
        } catch (VirtException e) {
            return Optional.empty();
        }
    }

    /** What was changed in a configuration; empty if nothing was written there or the host cannot tell now. */
    public Optional<ConfigurationDiff> changes(Vm vm, DialogInput input, Field field) {
        HostName host = vm.host();
        String edited = input.form(vm).text(field);
        try {
            return edited.isEmpty() ? Optional.empty() : configurations.changes(host, vm.uuid(), field, edited);
        } catch (VirtException e) {
            return Optional.empty();
        }
    }
}
