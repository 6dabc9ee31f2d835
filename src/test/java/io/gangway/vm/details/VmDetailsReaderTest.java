package io.gangway.vm.details;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class VmDetailsReaderTest {

    @Test
    void readsMachineDisksAndNetworks() {
        VmDetails details = VmDetailsReader.read("""
                <domain type='qemu'>
                  <os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>
                  <cpu mode='custom'><model>qemu64</model></cpu>
                  <devices>
                    <disk type='file' device='disk'>
                      <driver name='qemu' type='qcow2' cache='none'/>
                      <source file='/var/lib/libvirt/images/a.qcow2'/><target dev='vda' bus='virtio'/>
                    </disk>
                    <disk type='file' device='cdrom'><target dev='sda' bus='sata'/><readonly/></disk>
                    <disk type='volume' device='disk'><source pool='images' volume='b'/><target dev='vdb'/></disk>
                    <interface type='network'>
                      <mac address='52:54:00:00:00:01'/><source network='lab'/><model type='virtio'/>
                    </interface>
                    <graphics type='vnc'/>
                  </devices>
                </domain>
                """);

        assertEquals("pc-q35-7.2", details.machineType());
        assertEquals("qemu64", details.cpuModel());
        assertTrue(details.hasScreen());
        assertEquals(3, details.disks().size());
        assertEquals(
                "/var/lib/libvirt/images/a.qcow2",
                details.disks().get(0).source().told());
        assertEquals("none", details.disks().get(0).source().cache());
        assertFalse(details.disks().get(1).source().present());
        assertTrue(details.disks().get(1).readOnly());
        assertEquals("images/b", details.disks().get(2).source().told());
        assertEquals("lab", details.interfaces().get(0).source());
    }

    @Test
    void refusesDocumentTypesAndExternalEntities() {
        String xml = "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><domain><name>&x;</name></domain>";

        assertThrows(IllegalArgumentException.class, () -> VmDetailsReader.read(xml));
    }
}
