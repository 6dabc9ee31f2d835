package io.gangway.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.libvirt.SafeXml;
import io.gangway.libvirt.VirtualMachineType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VmNeedsReaderTest {

    private static final String XML = """
            <domain type='kvm'>
              <name>wanderer1</name>
              <os>
                <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
                <loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE_4M.fd</loader>
              </os>
              <cpu mode='custom' match='exact' check='partial'>
                <model fallback='forbid'>Skylake-Server</model>
                <numa>
                  <cell id='0' cpus='0' memory='262144' unit='KiB'/>
                </numa>
              </cpu>
              <devices>
                <emulator>/usr/bin/qemu-system-x86_64</emulator>
                <disk type='file' device='disk'>
                  <source file='/var/lib/libvirt/images/a.qcow2'/>
                  <target dev='vda'/>
                </disk>
                <disk type='file' device='disk'>
                  <source file='/var/lib/libvirt/images/shared.raw'/>
                  <target dev='vdb'/>
                  <shareable/>
                </disk>
                <disk type='file' device='cdrom'>
                  <target dev='sda'/>
                  <readonly/>
                </disk>
                <disk type='block' device='disk'>
                  <source dev='/dev/vg/b'/>
                  <target dev='vdc'/>
                </disk>
                <interface type='network'><source network='lab'/></interface>
                <interface type='bridge'><source bridge='br0'/></interface>
                <interface type='direct'><source dev='eth1' mode='bridge'/></interface>
                <hostdev mode='subsystem' type='pci'/>
                <hostdev mode='subsystem' type='pci'><teaming type='transient' persistent='x'/></hostdev>
              </devices>
            </domain>
            """;

    private final VmNeeds needs = VmNeedsReader.read(XML);

    @Test
    void readsAsWhatItRuns() {
        assertEquals(
                new VirtualMachineType("/usr/bin/qemu-system-x86_64", "x86_64", "pc-q35-7.2", "kvm"), needs.type());
        assertEquals(Optional.of("/usr/share/OVMF/OVMF_CODE_4M.fd"), needs.firmware());
    }

    @Test
    void readsItsProcessorAsAnElementOfItsOwn() {
        VmNeeds.Cpu cpu = needs.cpu().orElseThrow();

        assertEquals("Skylake-Server", cpu.model());
        assertTrue(cpu.checked());
        assertTrue(cpu.xml().startsWith("<cpu "), cpu.xml());
        assertTrue(cpu.xml().endsWith("</numa>\n  </cpu>"), cpu.xml());
    }

    @Test
    @DisplayName("reads the processor however the configuration is laid out, and not one that people keep in metadata")
    void readsItsProcessorHoweverItIsLaidOut() {
        String metadata = "<metadata><my:note xmlns:my='urn:my'>\n  <cpu mode='custom'><model>Pentium</model>\n  </cpu>"
                + "</my:note></metadata><os>";
        String reindented = XML.replace("  ", "\t").replace("<os>", metadata);
        String onOneLine = XML.replaceAll("\\n *", "").replace("<os>", metadata);

        for (String xml : List.of(XML.replace("<os>", metadata), reindented, onOneLine)) {
            SafeXml cpu =
                    SafeXml.parse(VmNeedsReader.read(xml).cpu().orElseThrow().xml());
            assertEquals("Skylake-Server", cpu.text("/cpu/model"), xml);
            assertEquals("partial", cpu.text("/cpu/@check"), xml);
            assertEquals("262144", cpu.text("/cpu/numa/cell/@memory"), xml);
        }
    }

    @Test
    void readsNoProcessorThatIsTheHostsOwn() {
        assertEquals(
                Optional.empty(),
                VmNeedsReader.read(XML.replace("mode='custom'", "mode='host-passthrough'"))
                        .cpu());
        assertFalse(VmNeedsReader.read(XML.replace("check='partial'", "check='none'"))
                .cpu()
                .orElseThrow()
                .checked());
    }

    @Test
    void readsItsNetworksAndDevices() {
        assertEquals(Set.of("lab"), needs.networks());
        assertEquals(Set.of("br0", "eth1"), needs.interfaces());
        assertEquals(List.of("pci"), needs.hostDevices());
    }

    @Test
    void knowsWhichDisksWouldBeCopied() {
        assertEquals(
                List.of("vda", "vdc"),
                needs.copied(List.of()).stream().map(VmNeeds.Disk::target).toList());
        assertEquals(
                List.of("vdb"),
                needs.copied(List.of("vdb")).stream().map(VmNeeds.Disk::target).toList());
        assertEquals(
                Optional.of("/var/lib/libvirt/images"),
                needs.copied(List.of()).get(0).folder());
    }
}
