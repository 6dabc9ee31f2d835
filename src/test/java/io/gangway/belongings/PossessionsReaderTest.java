package io.gangway.belongings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.belongings.Surroundings.HostFile;
import io.gangway.belongings.Surroundings.HostFile.Use;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PossessionsReaderTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "<os firmware='efi'><type>hvm</type></os> | web_VARS.fd",
                "<os><loader type='pflash' readonly='yes'>/ovmf.fd</loader><nvram template='/vars.fd'/></os> | web_VARS.fd",
                "<os firmware='efi'><loader format='qcow2'/></os> | web_VARS.qcow2",
                "<os firmware='efi'><nvram format='qcow2'/></os> | web_VARS.qcow2",
                "<os><loader type='pflash' readonly='no'>/mine.fd</loader></os> | ",
                "<os firmware='efi'><loader stateless='yes'/></os> | ",
                "<os firmware='efi'><nvram type='network'><source protocol='nbd' name='x'/></nvram></os> | ",
                "<os firmware='bios'/> | ",
                "<os><type>hvm</type></os> | ",
            })
    @DisplayName("UEFI variables that the configuration does not name are where libvirt puts them")
    void variablesByName(String os, String file) {
        Possessions found = PossessionsReader.read("<domain><name>web</name>" + os + "</domain>");

        assertEquals(Optional.ofNullable(file).map(name -> "/var/lib/libvirt/qemu/nvram/" + name), found.nvram());
    }

    @Test
    @DisplayName("everything that belongs to a VM as people have them is read from its configuration")
    void everything() {
        Possessions found = PossessionsReader.read("""
                <domain>
                  <title>Büro</title>
                  <os><loader type='pflash'>/usr/share/OVMF/OVMF_CODE_4M.fd</loader>
                  <nvram template='/usr/share/OVMF/OVMF_VARS_4M.fd'>/var/lib/libvirt/qemu/nvram/web_VARS.fd</nvram></os>
                  <devices>
                    <disk type='file' device='disk'><source file='/images/web.qcow2'><encryption format='luks'>
                      <secret type='passphrase' uuid='11111111-2222-3333-4444-555555555555'/></encryption></source>
                      <target dev='vda'/></disk>
                    <disk type='file' device='cdrom'><source file='/iso/tools.iso'/><target dev='sda'/></disk>
                    <disk type='file' device='cdrom'><target dev='sdb'/></disk>
                    <disk type='file' device='floppy'><source file='/iso/drivers.img'/><target dev='fda'/></disk>
                    <filesystem type='mount'><driver type='virtiofs'/><source dir='/srv/shared'/><target dir='shared'/></filesystem>
                    <filesystem type='mount'><source dir='/srv/old'/><target dir='old'/></filesystem>
                    <interface type='network'><filterref filter='clean-traffic'/></interface>
                    <interface type='network'><filterref filter='clean-traffic'/></interface>
                    <serial type='file'><source path='/var/log/web.serial'/></serial>
                    <console type='file'><source path='/var/log/web.serial'/></console>
                    <channel type='unix'><log file='/var/log/web.channel'/></channel>
                    <tpm model='tpm-crb'><backend type='emulator' version='2.0'><encryption secret='aaaa'/></backend></tpm>
                  </devices>
                </domain>
                """);

        assertEquals(Optional.of("/var/lib/libvirt/qemu/nvram/web_VARS.fd"), found.nvram());
        assertTrue(found.tpm());
        assertTrue(found.described());
        assertEquals(
                List.of(
                        new Surroundings.Medium("sda", "/iso/tools.iso"),
                        new Surroundings.Medium("fda", "/iso/drivers.img")),
                found.surroundings().media());
        assertEquals(
                List.of(
                        new Surroundings.SharedFolder("virtiofs", "/srv/shared"),
                        new Surroundings.SharedFolder("path", "/srv/old")),
                found.surroundings().sharedFolders());
        assertEquals(
                List.of("/var/log/web.serial", "/var/log/web.channel"),
                found.surroundings().logFiles());
        assertEquals(List.of("clean-traffic"), found.surroundings().networkFilters());
        assertEquals(List.of("11111111-2222-3333-4444-555555555555", "aaaa"), secrets(found));
    }

    @Test
    @DisplayName("a plain VM has nothing, and a TPM of the host itself is none that could be carried")
    void nothing() {
        Possessions found = PossessionsReader.read(
                "<domain><os/><devices><tpm><backend type='passthrough'/></tpm></devices></domain>");

        assertEquals(Optional.empty(), found.nvram());
        assertFalse(found.tpm());
        assertFalse(found.described());
        assertEquals(List.of(), found.surroundings().media());
    }

    private static List<String> secrets(Possessions found) {
        return found.surroundings().secrets().stream()
                .map(Surroundings.Secret::name)
                .toList();
    }

    @Test
    @DisplayName("secrets are read by their UUIDs and by what they are for, each with what it is for")
    void secretsByUse() {
        Possessions found = PossessionsReader.read("""
                <domain><devices>
                  <disk type='network'><source protocol='rbd' name='p/i'><auth username='u'>
                    <secret type='ceph' usage='client.u secret'/></auth></source><target dev='vda'/></disk>
                  <disk type='network'><auth username='u'><secret type='iscsi' usage='libvirtiscsi'/></auth>
                    <source protocol='iscsi' name='iqn/0'/><target dev='vdb'/></disk>
                  <disk type='file'><source file='/a'><encryption format='luks'>
                    <secret type='passphrase' usage='/a'/></encryption></source><target dev='vdc'/></disk>
                  <disk type='file'><source file='/b'><encryption format='luks'>
                    <secret type='passphrase' usage='/a'/></encryption></source><target dev='vdd'/></disk>
                </devices></domain>
                """);

        assertEquals(List.of("ceph client.u secret", "iscsi libvirtiscsi", "volume /a"), secrets(found));
    }

    @Test
    @DisplayName("files, devices and sockets of the host are read wherever a configuration can name one")
    void hostFiles() {
        Possessions found = PossessionsReader.read("""
                <domain>
                  <sysinfo type='fwcfg'><entry name='opt/a' file='/srv/fwcfg'/><entry name='opt/b'>text</entry></sysinfo>
                  <os><loader type='pflash'>/srv/fw/CODE.fd</loader>
                    <nvram template='/srv/fw/VARS.fd' type='file'><source file='/srv/fw/web.fd'/></nvram>
                    <kernel>/boot/k</kernel><initrd>/boot/i</initrd><dtb>/boot/d</dtb>
                    <acpi><table type='slic'>/srv/slic</table></acpi></os>
                  <devices>
                    <disk type='block' device='disk'><source dev='/dev/vg/web'/><target dev='vda'/></disk>
                    <disk type='vhostuser' device='disk'><source type='unix' path='/run/blk'/><target dev='vdb'/></disk>
                    <disk type='block' device='cdrom'><source dev='/dev/sr0'/><target dev='sda'/></disk>
                    <disk type='block' device='lun'><source dev='/dev/sdb'>
                      <reservations managed='no'><source type='unix' path='/run/pr' mode='client'/></reservations></source>
                      <target dev='sdb'/></disk>
                    <interface type='vhostuser'><source type='unix' path='/run/ovs' mode='client'/>
                      <rom file='/srv/pxe.rom'/></interface>
                    <interface type='vhostuser'><source type='unix' path='/run/served' mode='server'/></interface>
                    <interface type='ethernet'><script path='/etc/up'/></interface>
                    <serial type='dev'><source path='/dev/ttyS0'/></serial>
                    <console type='dev'><source path='/dev/ttyS0'/></console>
                    <channel type='unix'><source mode='connect' path='/run/agent'/></channel>
                    <channel type='unix'><source mode='bind' path='/run/made'/></channel>
                    <rng model='virtio'><backend model='random'>/dev/hwrng</backend></rng>
                    <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>
                    <input type='evdev'><source dev='/dev/input/event1'/></input>
                    <input type='passthrough' bus='virtio'><source evdev='/dev/input/event2'/></input>
                    <graphics type='egl-headless'><gl rendernode='/dev/dri/renderD128'/></graphics>
                    <memory model='nvdimm'><source><path>/srv/nvdimm</path></source></memory>
                    <tpm model='tpm-crb'><backend type='external'><source type='unix' path='/run/tpm'/></backend></tpm>
                  </devices>
                </domain>
                """);
        Surroundings needed = found.surroundings();

        assertEquals(Optional.of("/srv/fw/web.fd"), found.nvram());
        assertEquals(Optional.of("/srv/fw/VARS.fd"), needed.nvramTemplate());
        assertEquals(Optional.of(new Surroundings.HostTpm("/run/tpm", false)), needed.hostTpm());
        assertEquals(
                Set.of(
                        "/srv/fwcfg",
                        "/srv/fw/CODE.fd",
                        "/boot/k",
                        "/boot/i",
                        "/boot/d",
                        "/srv/slic",
                        "/srv/pxe.rom",
                        "/etc/up"),
                paths(needed, Use.START));
        assertEquals(Set.of("/dev/vg/web", "/run/blk", "/dev/sdb"), paths(needed, Use.DISK));
        assertEquals(
                Set.of(
                        "/run/pr",
                        "/run/ovs",
                        "/dev/ttyS0",
                        "/run/agent",
                        "/dev/hwrng",
                        "/dev/input/event1",
                        "/dev/input/event2",
                        "/dev/dri/renderD128",
                        "/srv/nvdimm",
                        "/run/tpm"),
                paths(needed, Use.JOINED));
    }

    private static Set<String> paths(Surroundings needed, Use use) {
        return needed.hostFiles().stream()
                .filter(file -> file.use() == use)
                .map(HostFile::path)
                .collect(Collectors.toSet());
    }

    @Test
    @DisplayName("devices that were given to the VM are named as the host's own tools name them")
    void hostDevices() {
        Possessions found = PossessionsReader.read("""
                <domain><devices>
                  <hostdev mode='subsystem' type='pci'><source>
                    <address domain='0x0000' bus='0x65' slot='0x00' function='0x1'/></source></hostdev>
                  <hostdev mode='subsystem' type='usb'><source><vendor id='0x0951'/><product id='0x1666'/></source></hostdev>
                  <hostdev mode='subsystem' type='mdev'><source><address uuid='c2177883'/></source></hostdev>
                  <hostdev mode='subsystem' type='pci'><source>
                    <address domain='0x0000' bus='0x66' slot='0x00' function='0x0'/></source>
                    <teaming type='transient' persistent='ua-net0'/></hostdev>
                  <interface type='hostdev'><source>
                    <address type='pci' domain='0x0000' bus='0x02' slot='0x10' function='0x0'/></source></interface>
                  <disk type='nvme'><source type='pci' namespace='1'>
                    <address domain='0x0000' bus='0x01' slot='0x00' function='0x0'/></source><target dev='vda'/></disk>
                  <tpm model='tpm-tis'><backend type='passthrough'/></tpm>
                </devices></domain>
                """);

        assertEquals(
                List.of("pci 0000:65:00.1", "usb 0951:1666", "mdev c2177883", "pci 0000:02:10.0", "nvme 0000:01:00.0"),
                found.surroundings().hostDevices());
        assertEquals(
                Optional.of(new Surroundings.HostTpm("/dev/tpm0", true)),
                found.surroundings().hostTpm());
    }
}
