package io.gangway.belongings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PossessionsReaderTest {

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
                        new Possessions.Medium("sda", "/iso/tools.iso"),
                        new Possessions.Medium("fda", "/iso/drivers.img")),
                found.media());
        assertEquals(
                List.of(
                        new Possessions.SharedFolder("virtiofs", "/srv/shared"),
                        new Possessions.SharedFolder("path", "/srv/old")),
                found.sharedFolders());
        assertEquals(List.of("/var/log/web.serial", "/var/log/web.channel"), found.logFiles());
        assertEquals(List.of("clean-traffic"), found.networkFilters());
        assertEquals(List.of("11111111-2222-3333-4444-555555555555", "aaaa"), found.secrets());
    }

    @Test
    @DisplayName("a plain VM has nothing, and a TPM of the host itself is none that could be carried")
    void nothing() {
        Possessions found = PossessionsReader.read(
                "<domain><os/><devices><tpm><backend type='passthrough'/></tpm></devices></domain>");

        assertEquals(Optional.empty(), found.nvram());
        assertFalse(found.tpm());
        assertFalse(found.described());
        assertEquals(List.of(), found.media());
    }
}
