package io.gangway.vm.details;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.vm.action.Media;
import io.gangway.xml.SafeXml;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DriveXmlTest {

    private static final String DOMAIN = """
            <domain>
              <metadata><note><disk device='cdrom'><target dev='sda'/></disk></note></metadata>
              <devices>
                <disk type='file' device='disk'><source file='/srv/a.raw'/><target dev='vda' bus='virtio'/></disk>
                <disk type='block' device='cdrom'>
                  <driver name='qemu' type='qcow2'/>
                  <source dev='/dev/sr0' index='1'/>
                  <backingStore type='file'><source file='/srv/below.iso'/></backingStore>
                  <target dev='sda' bus='sata' tray='closed'/>
                  <readonly/>
                  <address type='drive' controller='0' bus='0' target='0' unit='0'/>
                </disk>
                <disk type='file' device='floppy'><target dev='fda' bus='fdc'/></disk>
              </devices>
            </domain>
            """;

    @Test
    @DisplayName("an emptied drive keeps all but what was in it")
    void empties() {
        SafeXml drive = SafeXml.parse(DriveXml.emptied(DOMAIN, "sda").orElseThrow());

        assertFalse(drive.has("/disk/source"));
        assertFalse(drive.has("/disk/backingStore"));
        assertEquals("sata", drive.text("/disk/target/@bus"));
        assertEquals("0", drive.text("/disk/address/@unit"));
        assertTrue(drive.has("/disk/readonly"));
    }

    @Test
    @DisplayName(
            "a loaded drive is kept with its medium, of whatever kind, and without what libvirt found out by itself")
    void loaded() {
        SafeXml drive = SafeXml.parse(DriveXml.loaded(DOMAIN, "sda").orElseThrow());

        assertEquals("block", drive.text("/disk/@type"));
        assertEquals("/dev/sr0", drive.text("/disk/source/@dev"));
        assertFalse(drive.has("/disk/source/@index"));
        assertFalse(drive.has("/disk/backingStore"));
        assertEquals(Optional.empty(), DriveXml.loaded(DOMAIN, "fda"));
        assertEquals(Optional.empty(), DriveXml.loaded(DOMAIN, "vda"));
    }

    @Test
    @DisplayName("an inserted image is taken as it is, whatever its path and whatever was there before")
    void inserts() {
        String path = "/srv/it's <\"odd\"> & more.iso";

        SafeXml drive = SafeXml.parse(DriveXml.holding(DOMAIN, "sda", path).orElseThrow());

        assertEquals("file", drive.text("/disk/@type"));
        assertEquals(path, drive.text("/disk/source/@file"));
        assertEquals("raw", drive.text("/disk/driver/@type"));
        assertEquals(1, drive.all("/disk/source").size());
        assertFalse(drive.has("/disk/backingStore"));
    }

    @Test
    @DisplayName("a device of the host is inserted as one")
    void insertsADevice() {
        SafeXml drive =
                SafeXml.parse(DriveXml.holding(DOMAIN, "fda", "/dev/fd0").orElseThrow());

        assertEquals("block", drive.text("/disk/@type"));
        assertEquals("/dev/fd0", drive.text("/disk/source/@dev"));
    }

    @Test
    @DisplayName("a disk is no drive: nothing is ever taken out of it")
    void leavesDisksAlone() {
        assertEquals(Optional.empty(), DriveXml.emptied(DOMAIN, "vda"));
        assertEquals(Optional.empty(), DriveXml.holding(DOMAIN, "vda", "/srv/tools.iso"));
        assertEquals(Optional.empty(), DriveXml.emptied(DOMAIN, "sdb"));
    }

    @Test
    @DisplayName("knows by libvirt's words that the guest holds the tray shut")
    void knowsALockedTray() {
        assertTrue(Media.locked("operation failed: timed out waiting to open tray of 'sda'"));
        assertTrue(Media.locked("Device 'drive-sata0-0-0' is locked and force was not specified"));
        assertFalse(Media.locked("Cannot access storage file '/srv/tools.iso': No such file or directory"));
    }
}
