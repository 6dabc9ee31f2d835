package io.gangway.storage.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.libvirt.binding.LibvirtLibrary;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.time.SteadyClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Who uses a file on a host with many VMs")
class DiskUseOfManyTest {

    private static final int VMS = 500;

    @TempDir
    Path folder;

    @Test
    @DisplayName("is found out within seconds")
    void isFoundOutWithinSeconds() throws Exception {
        try (VirtConnection host = new LibvirtLibrary(SteadyClock.ofThisMachine()).open("demo", "test://" + node())) {
            long began = System.nanoTime();

            DiskUse use = DiskUse.of(host);

            Duration took = Duration.ofNanos(System.nanoTime() - began);
            assertEquals("vm499", use.user("/srv/vm499-vdb.raw").orElseThrow().name());
            assertTrue(took.compareTo(Duration.ofSeconds(15)) < 0, "it took " + took);
        }
    }

    private Path node() throws Exception {
        StringBuilder node = new StringBuilder("<node><cpu><mhz>2400</mhz><model>x86</model><active>4</active>"
                + "<nodes>1</nodes><sockets>1</sockets><cores>4</cores><threads>1</threads></cpu>"
                + "<memory>16777216</memory>");
        for (int vm = 0; vm < VMS; vm++) {
            node.append("<domain type='test'><name>vm")
                    .append(vm)
                    .append("</name><memory>65536</memory>")
                    .append("<os><type arch='x86_64'>hvm</type></os><devices>");
            for (String target : new String[] {"vda", "vdb"}) {
                node.append("<disk type='file' device='disk'><source file='/srv/vm")
                        .append(vm)
                        .append('-')
                        .append(target)
                        .append(".raw'/><target dev='")
                        .append(target)
                        .append("' bus='virtio'/></disk>");
            }
            node.append("</devices></domain>");
        }
        return Files.writeString(folder.resolve("node.xml"), node.append("</node>"));
    }
}
