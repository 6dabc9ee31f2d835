package io.gangway.vm.details;

import io.gangway.libvirt.fact.VirtualMachineType;
import io.gangway.xml.SafeXml;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads from a VM's configuration what it asks of a host. */
public final class VmNeedsReader {

    private VmNeedsReader() {}

    public static VmNeeds read(String xml) {
        SafeXml domain = SafeXml.parse(xml);
        return new VmNeeds(
                new VirtualMachineType(
                        domain.text("/domain/devices/emulator"),
                        domain.text("/domain/os/type/@arch"),
                        domain.text("/domain/os/type/@machine"),
                        domain.text("/domain/@type")),
                cpu(domain),
                names(
                        domain,
                        "/domain/devices/interface[@type='network']/source/@network"
                                + " | /domain/devices/graphics/listen[@type='network']/@network"),
                interfaces(domain),
                Optional.of(domain.text("/domain/os/loader")).filter(path -> path.startsWith("/")),
                hostDevices(domain),
                DiskReader.read(domain),
                SocketReader.read(domain),
                PinningReader.read(domain));
    }

    private static Optional<VmNeeds.Cpu> cpu(SafeXml domain) {
        return domain.all("/domain/cpu[@mode='custom']").stream()
                .findFirst()
                .map(cpu ->
                        new VmNeeds.Cpu(cpu.text("model"), !cpu.text("@check").equals("none"), cpu.xml()));
    }

    /** A network card that is one, too, and memory that it shares with other VMs of the host, unless it owns that. */
    private static List<String> hostDevices(SafeXml domain) {
        return Stream.of(
                        domain.all("/domain/devices/hostdev[not(teaming)]").stream()
                                .map(device -> device.text("@type")),
                        domain.all("/domain/devices/interface[@type='hostdev'][not(teaming)]").stream()
                                .map(device -> device.text("source/address/@type")),
                        domain.all("/domain/devices/shmem[not(@role='master')]").stream()
                                .map(memory -> "shmem"))
                .flatMap(kinds -> kinds)
                .toList();
    }

    private static Set<String> interfaces(SafeXml domain) {
        Set<String> names = new HashSet<>(names(domain, "/domain/devices/interface[@type='bridge']/source/@bridge"));
        names.addAll(names(domain, "/domain/devices/interface[@type='direct']/source/@dev"));
        return names;
    }

    private static Set<String> names(SafeXml domain, String path) {
        Set<String> names = new HashSet<>();
        for (SafeXml found : domain.all(path)) {
            names.add(found.text("."));
        }
        return names;
    }
}
