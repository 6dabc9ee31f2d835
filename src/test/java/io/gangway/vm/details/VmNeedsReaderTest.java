package io.gangway.vm.details;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.libvirt.fact.VirtualMachineType;
import io.gangway.xml.SafeXml;
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

    @Test
    @DisplayName(
            "reads a floppy disk that can be written as a disk that is copied, as libvirt does, and no other medium")
    void copiesWhatLibvirtCopies() {
        VmNeeds drives = withDisks("""
                <disk type='file' device='floppy'><source file='/srv/boot.img'/><target dev='fda' bus='fdc'/></disk>
                <disk type='file' device='floppy'>
                  <source file='/srv/safe.img'/><target dev='fdb' bus='fdc'/><readonly/>
                </disk>
                <disk type='file' device='cdrom'><source file='/srv/tools.iso'/><target dev='sda'/></disk>
                <disk type='file' device='cdrom'><source startupPolicy='optional'/><target dev='sdb'/></disk>
                <disk type='block' device='lun'><source dev='/dev/sdx'/><target dev='sdc'/></disk>
                """);

        assertEquals(
                List.of("fda", "sdc"),
                drives.copied(List.of()).stream().map(VmNeeds.Disk::target).toList());
        assertEquals(List.of(), drives.copied(List.of("sdb")));
        assertEquals(5, drives.disks().size());
    }

    @Test
    @DisplayName("reads where the content of each type of disk lies")
    void readsEverySource() {
        VmNeeds kinds = withDisks("""
                <disk type='volume'><source pool='images' volume='a'/><target dev='vda'/></disk>
                <disk type='network'>
                  <source protocol='rbd' name='pool/b'><host name='ceph'/></source><target dev='vdb'/>
                </disk>
                <disk type='dir' device='floppy'><source dir='/srv/c'/><target dev='fda'/></disk>
                <disk type='nvme'><source type='pci' managed='yes' namespace='1'>
                  <address domain='0x0000' bus='0x01' slot='0x00' function='0x0'/></source><target dev='vdd'/></disk>
                <disk type='vhostuser'><source type='unix' path='/run/e'/><target dev='vde'/></disk>
                <disk device='cdrom'><target dev='sda'/></disk>
                """);

        assertEquals(
                List.of("images/a", "pool/b", "/srv/c", "0000:01:00.0", "/run/e", ""),
                kinds.disks().stream().map(disk -> disk.source().told()).toList());
        assertEquals(
                List.of(
                        DiskSource.Type.VOLUME,
                        DiskSource.Type.NETWORK,
                        DiskSource.Type.DIR,
                        DiskSource.Type.NVME,
                        DiskSource.Type.OTHER,
                        DiskSource.Type.NONE),
                kinds.disks().stream().map(disk -> disk.source().type()).toList());
        assertEquals("images", kinds.disks().get(0).source().container());
        assertEquals("rbd", kinds.disks().get(1).source().container());
        assertEquals(Optional.empty(), kinds.disks().get(0).file());
    }

    @Test
    @DisplayName("reads the images that an image builds on, each with its format")
    void readsTheBackingChain() {
        DiskSource top = withDisks("""
                <disk type='file' device='disk'>
                  <driver name='qemu' type='qcow2' cache='none'/>
                  <source file='/srv/top.qcow2' index='1'/>
                  <backingStore type='file' index='2'>
                    <format type='qcow2'/><source file='/srv/middle.qcow2'/>
                    <backingStore type='block' index='3'>
                      <format type='raw'/><source dev='/dev/vg/golden'/><backingStore/>
                    </backingStore>
                  </backingStore>
                  <target dev='vda' bus='virtio'/>
                </disk>
                """).disks().get(0).source();

        assertEquals(
                List.of("/srv/top.qcow2 qcow2", "/srv/middle.qcow2 qcow2", "/dev/vg/golden raw"),
                top.chain().stream()
                        .map(image -> image.told() + " " + image.format())
                        .toList());
        assertEquals("none", top.cache());
    }

    private static VmNeeds withDisks(String disks) {
        return VmNeedsReader.read("<domain><devices>" + disks + "</devices></domain>");
    }
}
