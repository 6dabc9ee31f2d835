package io.gangway.storage.place;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The files that a configuration names")
class UsedFileTest {

    @Test
    @DisplayName("may lie on others where the configuration does not say that there is none below")
    void mayLieOnOthers() {
        List<String> open = UsedFile.in("""
                <domain><devices>
                  <disk type='file'><driver type='qcow2'/><source file='/open.qcow2'/><target dev='vda'/></disk>
                  <disk type='file'><driver type='qcow2'/><source file='/alone.qcow2'/><backingStore/>
                    <target dev='vdb'/></disk>
                  <disk type='file'><source file='/plain'/><target dev='vdc'/></disk>
                  <disk type='file'><driver type='qcow2'/><source file='/top.qcow2'/><target dev='vdd'/>
                    <backingStore type='file'><format type='qcow2'/><source file='/middle.qcow2'/></backingStore></disk>
                  <disk type='file'><driver type='qcow2'/><source file='/told.qcow2'/><target dev='vde'/>
                    <backingStore type='file'><format type='raw'/><source file='/base.raw'/></backingStore></disk>
                </devices></domain>""").stream()
                .filter(UsedFile::open)
                .map(UsedFile::path)
                .toList();

        assertEquals(List.of("/open.qcow2", "/middle.qcow2"), open);
    }

    @Test
    @DisplayName("are those of disks, the images under them, drives, UEFI variables and memory modules")
    void areThoseThatACopyCouldWriteOver() {
        List<String> named = UsedFile.in("""
                <domain type='kvm' id='3'>
                  <name>all</name>
                  <os>
                    <kernel>/boot/vmlinuz</kernel>
                    <loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE_4M.fd</loader>
                    <nvram template='/usr/share/OVMF/OVMF_VARS_4M.fd'>/var/lib/libvirt/qemu/nvram/all_VARS.fd</nvram>
                  </os>
                  <devices>
                    <disk type='file' device='disk'>
                      <driver name='qemu' type='qcow2'/>
                      <source file='/srv//images/all.qcow2' index='1'/>
                      <backingStore type='file' index='2'>
                        <format type='qcow2'/>
                        <source file='/srv/images/golden.qcow2'/>
                        <backingStore type='block' index='3'>
                          <format type='raw'/>
                          <source dev='/dev/vg/golden'/>
                          <backingStore/>
                        </backingStore>
                      </backingStore>
                      <mirror type='file' job='copy'><format type='raw'/><source file='/srv/copy.raw'/></mirror>
                      <target dev='vda' bus='virtio'/>
                    </disk>
                    <disk type='volume' device='disk'>
                      <driver name='qemu' type='qcow2'/>
                      <source pool='fast' volume='data.qcow2'/>
                      <target dev='vdb' bus='virtio'/>
                    </disk>
                    <disk type='block' device='disk'><source dev='/dev/sdx'/><target dev='vdc'/></disk>
                    <disk type='file' device='cdrom'>
                      <source file='/srv/iso/tools.iso'/><target dev='sda' bus='sata'/><readonly/></disk>
                    <disk type='file' device='cdrom'><target dev='sdb' bus='sata'/><readonly/></disk>
                    <disk type='network' device='disk'>
                      <source protocol='rbd' name='pool/image'><host name='ceph'/></source><target dev='vdd'/></disk>
                    <disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='/srv/thin.qcow2'>
                      <dataStore type='file'><format type='raw'/><source file='/srv/thin.data'/></dataStore></source>
                      <target dev='vde' bus='virtio'/></disk>
                    <memory model='nvdimm'><source><path>/srv/pmem</path></source></memory>
                    <serial type='file'><source path='/var/log/all.log'/></serial>
                  </devices>
                </domain>""").stream()
                .map(file -> file.as() + ": " + file.path() + file.pool() + " " + file.volume())
                .map(String::strip)
                .toList();

        assertEquals(
                List.of(
                        "vda: /srv/images/all.qcow2",
                        "backing file of vda: /srv/images/golden.qcow2",
                        "backing file of vda: /dev/vg/golden",
                        "copy of vda: /srv/copy.raw",
                        "vdb: fast data.qcow2",
                        "vdc: /dev/sdx",
                        "sda: /srv/iso/tools.iso",
                        "vde: /srv/thin.qcow2",
                        "backing file of vde: /srv/thin.data",
                        "UEFI variables: /var/lib/libvirt/qemu/nvram/all_VARS.fd",
                        "memory module: /srv/pmem"),
                named);
    }
}
