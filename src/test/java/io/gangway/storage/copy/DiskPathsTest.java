package io.gangway.storage.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.storage.copy.DiskPaths.NewSource;
import io.gangway.xml.SafeXml;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The disks of a configuration")
class DiskPathsTest {

    /** As virsh printed it, with the images under the disk that a person had written into it. */
    private static final String XML = """
            <domain type='qemu' id='3'>
              <name>mover</name>
              <devices>
                <disk type='file' device='disk'>
                  <driver name='qemu' type='qcow2' cache='none'/>
                  <source file='/var/lib/libvirt/local-images/top.qcow2' index='1'>
                    <seclabel model='dac' relabel='no'/>
                  </source>
                  <backingStore type='file' index='2'>
                    <format type='qcow2'/>
                    <source file='/var/lib/libvirt/local-images/base.qcow2'/>
                    <backingStore/>
                  </backingStore>
                  <target dev='vda' bus='virtio'/>
                  <serial>A&amp;B</serial>
                  <address type='pci' domain='0x0000' bus='0x02' slot='0x00' function='0x0'/>
                </disk>
                <disk type='volume' device='disk'>
                  <driver name='qemu' type='qcow2'/>
                  <source pool='local' volume='data.qcow2' index='3'/>
                  <target dev='vdb' bus='virtio'/>
                </disk>
                <disk type='block' device='disk'>
                  <driver name='qemu' type='raw'/>
                  <source dev='/dev/vg/logs'/>
                  <target dev='vdc' bus='virtio'/>
                </disk>
                <disk type='file' device='cdrom'>
                  <target dev='sda' bus='sata'/>
                  <readonly/>
                </disk>
              </devices>
            </domain>""";

    @Test
    @DisplayName("change where they are told to, and nothing else does")
    void changeWhereTheyAreToldTo() {
        SafeXml domain = SafeXml.parse(DiskPaths.rewrite(
                XML,
                Map.of(
                        "vda", NewSource.block("/dev/fast/top"),
                        "vdb", NewSource.volume("other", "data.qcow2", "qcow2", false),
                        "vdc", NewSource.file("/srv/logs.raw", "raw", false))));

        assertEquals("block", domain.text("//disk[target/@dev='vda']/@type"));
        assertEquals("/dev/fast/top", domain.text("//disk[target/@dev='vda']/source/@dev"));
        assertEquals("raw", domain.text("//disk[target/@dev='vda']/driver/@type"));
        assertEquals("none", domain.text("//disk[target/@dev='vda']/driver/@cache"));
        assertEquals("A&B", domain.text("//disk[target/@dev='vda']/serial"));
        assertFalse(domain.has("//disk[target/@dev='vda']/source/@file"));
        assertFalse(domain.has("//disk[target/@dev='vda']/source/seclabel"));
        assertFalse(domain.has("//disk[target/@dev='vda']/backingStore"));
        assertEquals("other", domain.text("//disk[target/@dev='vdb']/source/@pool"));
        assertEquals("file", domain.text("//disk[target/@dev='vdc']/@type"));
        assertEquals("/srv/logs.raw", domain.text("//disk[target/@dev='vdc']/source/@file"));
        assertFalse(domain.has("//disk[target/@dev='vdc']/source/@dev"));
        assertFalse(domain.has("//disk[target/@dev='sda']/source"));
    }

    @Test
    @DisplayName("keep the images under them where only what differs is copied")
    void keepTheImagesUnderThem() {
        SafeXml domain =
                SafeXml.parse(DiskPaths.rewrite(XML, Map.of("vda", NewSource.file("/srv/top.qcow2", "qcow2", true))));

        assertEquals("/srv/top.qcow2", domain.text("//disk[target/@dev='vda']/source/@file"));
        assertEquals(
                "/var/lib/libvirt/local-images/base.qcow2",
                domain.text("//disk[target/@dev='vda']/backingStore/source/@file"));
    }

    @Test
    @DisplayName("stay, letter by letter, where none is named")
    void stayWhereNoneIsNamed() {
        assertEquals(XML, DiskPaths.rewrite(XML, Map.of()));
        assertTrue(DiskPaths.rewrite(XML, Map.of("vdx", NewSource.block("/dev/x")))
                .contains("<source file=\"/var/lib/libvirt/local-images/top.qcow2\" index=\"1\">"));
    }
}
