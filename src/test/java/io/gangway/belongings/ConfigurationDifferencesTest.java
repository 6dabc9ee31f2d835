package io.gangway.belongings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConfigurationDifferencesTest {

    private static final String KEPT = """
            <domain type='kvm'>
              <name>web</name>
              <title>Shop</title>
              <vcpu placement='static'>2</vcpu>
              <devices>
                <disk type='file' device='disk'>
                  <driver name='qemu' type='qcow2'/>
                  <source file='/images/web.qcow2'/>
                  <target dev='vda' bus='virtio'/>
                  <address type='pci' slot='0x02'/>
                </disk>
                <interface type='network'><mac address='52:54:00:00:00:01'/><source network='lab'/></interface>
                <input type='keyboard' bus='ps2'/>
                <audio id='1' type='none'/>
              </devices>
            </domain>
            """;

    private static final String RUNNING = """
            <domain type='kvm'>
              <name>web</name><title>Shop</title><vcpu>2</vcpu>
              <resource><partition>/machine</partition></resource>
              <devices>
                <interface type='network'><source network='lab'/><mac address='52:54:00:00:00:01'/><alias name='net0'/></interface>
                <disk device='disk' type='file'>
                  <driver name='qemu' type='qcow2'/>
                  <source file='/images/web.qcow2' index='1'/>
                  <backingStore/>
                  <target dev='vda' bus='virtio'/>
                  <alias name='virtio-disk0'/>
                </disk>
                <input type='mouse' bus='ps2'/>
              </devices>
            </domain>
            """;

    @Test
    @DisplayName("what libvirt adds to a VM that runs, and the order and indents of it, are no difference")
    void noise() {
        assertEquals(List.of(), ConfigurationDifferences.between(KEPT, RUNNING));
    }

    @Test
    @DisplayName("a title, a disk and a network card that differ are named, each once")
    void named() {
        String edited = RUNNING.replace("Shop", "Old shop")
                .replace("/images/web.qcow2", "/images/other.qcow2")
                .replace("network='lab'", "network='dmz'");

        assertEquals(
                List.of("disk vda", "interface 52:54:00:00:00:01", "title"),
                ConfigurationDifferences.between(KEPT, edited));
    }

    @Test
    @DisplayName("what only one of them has is named")
    void onlyInOne() {
        String more = KEPT.replace("<title>Shop</title>", "")
                .replace("</devices>", "<watchdog model='i6300esb' action='reset'/></devices>");

        assertEquals(List.of("title", "watchdog"), ConfigurationDifferences.between(more, RUNNING));
    }
}
