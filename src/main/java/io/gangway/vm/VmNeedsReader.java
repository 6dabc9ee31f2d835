package io.gangway.vm;

import io.gangway.libvirt.SafeXml;
import io.gangway.libvirt.VirtualMachineType;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

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
                names(domain, "/domain/devices/interface[@type='network']/source/@network"),
                interfaces(domain),
                Optional.of(domain.text("/domain/os/loader")).filter(path -> path.startsWith("/")),
                domain.all("/domain/devices/hostdev[not(teaming)]").stream()
                        .map(device -> device.text("@type"))
                        .toList(),
                DiskReader.read(domain));
    }

    private static Optional<VmNeeds.Cpu> cpu(SafeXml domain) {
        return domain.all("/domain/cpu[@mode='custom']").stream()
                .findFirst()
                .map(cpu ->
                        new VmNeeds.Cpu(cpu.text("model"), !cpu.text("@check").equals("none"), cpu.xml()));
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
