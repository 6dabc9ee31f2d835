package io.gangway.storage.place;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.libvirt.binding.LibvirtLibrary;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.storage.place.DiskUse.Unread;
import io.gangway.storage.place.DiskUse.User;
import io.gangway.time.SteadyClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An image that is not there")
class DiskUseUnreadTest {

    private static final UUID VM = UUID.fromString("00000000-0000-4000-8000-0000000000aa");
    private static final User DISK = new User(VM, "lost", "vda");
    private static final User UNDER = new User(VM, "lost", "backing file of vda");

    @TempDir
    Path folder;

    @Test
    @DisplayName("is in use, and so is what the configuration names below it; of the rest nobody knows")
    void isInUse() throws Exception {
        DiskUse use = use("<disk type='file'><driver name='qemu' type='qcow2'/><source file='/away/top.qcow2'/>"
                + "<backingStore type='file'><format type='qcow2'/><source file='/away/middle.qcow2'/>"
                + "</backingStore><target dev='vda' bus='virtio'/></disk>");

        assertEquals(List.of(DISK), use.users("/away/top.qcow2"));
        assertEquals(List.of(UNDER), use.users("/away/middle.qcow2"));
        assertEquals(List.of(new Unread(UNDER, "/away/middle.qcow2")), use.unread());
        assertEquals(List.of(), use.unreadOtherThan(VM));
    }

    @Test
    @DisplayName("leaves no doubt where the configuration names all that is below it")
    void leavesNoDoubtWhereAllIsNamed() throws Exception {
        DiskUse use = use("<disk type='file'><driver name='qemu' type='qcow2'/><source file='/away/top.qcow2'/>"
                + "<backingStore type='file'><format type='raw'/><source file='/away/base.raw'/><backingStore/>"
                + "</backingStore><target dev='vda' bus='virtio'/></disk>");

        assertEquals(List.of(UNDER), use.users("/away/base.raw"));
        assertEquals(List.of(), use.unread());
    }

    @Test
    @DisplayName("leaves a doubt where nothing is named below it, or its pool is not known")
    void leavesADoubt() throws Exception {
        DiskUse use = use("<disk type='file'><driver name='qemu' type='qcow2'/><source file='/away/top.qcow2'/>"
                + "<target dev='vda' bus='virtio'/></disk>");
        DiskUse other = use("<disk type='volume'><driver name='qemu' type='raw'/><source pool='gone' volume='a.raw'/>"
                + "<target dev='vda' bus='virtio'/></disk>");

        assertEquals(List.of(new Unread(DISK, "/away/top.qcow2")), use.unread());
        assertEquals(List.of(new Unread(DISK, "gone/a.raw")), other.unread());
    }

    @Test
    @DisplayName("is told from one that builds on something else than a file")
    void whatItBuildsOn() {
        assertEquals(Optional.of("/srv/base.raw"), DiskLook.backing(building("base.raw")));
        assertEquals(Optional.of("/srv/a:b.raw"), DiskLook.backing(building("/srv/a:b.raw")));
        assertEquals(Optional.of("/srv/base.raw"), DiskLook.backing(building("file:/srv/base.raw")));
        for (String elsewhere : List.of("nbd://server/base", "rbd:pool/base", "nbd:server:10809", "")) {
            assertEquals(Optional.empty(), DiskLook.backing(building(elsewhere)), elsewhere);
            assertEquals(true, DiskLook.understood(building(elsewhere)), elsewhere);
        }
        assertEquals(false, DiskLook.understood(building("json:{\"driver\":\"raw\"}")));
    }

    private static VolumeFacts building(String backing) {
        return new VolumeFacts("pool", "top.qcow2", "/srv/top.qcow2", "file", "qcow2", 1, 1, 1, backing);
    }

    private DiskUse use(String disk) throws Exception {
        String node = "<node><cpu><mhz>2400</mhz><model>x86</model><active>4</active><nodes>1</nodes>"
                + "<sockets>1</sockets><cores>4</cores><threads>1</threads></cpu><memory>16777216</memory>"
                + "<domain type='test'><name>lost</name><uuid>" + VM + "</uuid><memory>65536</memory>"
                + "<os><type arch='x86_64'>hvm</type></os><devices>" + disk + "</devices></domain></node>";
        Path file = Files.writeString(folder.resolve("node.xml"), node);
        try (VirtConnection host = new LibvirtLibrary(SteadyClock.ofThisMachine()).open("demo", "test://" + file)) {
            return DiskUse.of(host);
        }
    }
}
