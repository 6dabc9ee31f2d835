package io.gangway.migration.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.migration.preflight.StorageChoice;
import io.gangway.migration.request.MigrationStorage;
import io.gangway.migration.request.StorageWish;
import io.gangway.storage.place.DiskPlace;
import io.gangway.storage.place.DiskPlaces;
import io.gangway.storage.place.Sharing;
import io.gangway.storage.place.Sharing.Answer;
import io.gangway.storage.place.Sharing.Reason;
import io.gangway.storage.place.TargetPool;
import io.gangway.vm.details.DiskSource;
import io.gangway.vm.details.VmNeeds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StorageViewRulesTest {

    private static final List<TargetPool> POOLS =
            List.of(new TargetPool("images", "/images", 100), new TargetPool("roomy", "/roomy", 900));

    private static VmNeeds.Disk disk(String target) {
        return new VmNeeds.Disk(
                target,
                "virtio",
                VmNeeds.Disk.Kind.DISK,
                DiskSource.ofFile("/images/" + target + ".qcow2", "qcow2"),
                false,
                false);
    }

    private static DiskPlace place(String target, Answer answer, Reason reason, String poolThere) {
        return new DiskPlace(
                target,
                new Sharing(answer, reason, ""),
                "/images/" + target + ".qcow2",
                Optional.empty(),
                List.of(),
                "/images/" + target + ".qcow2",
                Optional.empty(),
                poolThere,
                poolThere.isEmpty() ? OptionalLong.empty() : OptionalLong.of(100));
    }

    private static DiskPlace shared(String target) {
        return place(target, Answer.SHARED, Reason.PROVEN, "images");
    }

    private static DiskPlace local(String target) {
        return place(target, Answer.SEPARATE, Reason.DISPROVEN, "images");
    }

    private static StorageView view(boolean off, Optional<StorageWish> wish, DiskPlace... places) {
        List<VmNeeds.Disk> disks =
                Stream.of(places).map(place -> disk(place.target())).toList();
        return new StorageViewRules(off, wish)
                .known("beta", new StorageChoice.Found(disks, new DiskPlaces(List.of(places))), Map.of(), POOLS);
    }

    private static StorageView live(DiskPlace... places) {
        return view(false, Optional.empty(), places);
    }

    private static List<String> ticked(StorageView view) {
        return view.disks().stream()
                .filter(StorageView.Disk::ticked)
                .map(StorageView.Disk::target)
                .toList();
    }

    @Test
    @DisplayName("of disks that both hosts reach, nothing is asked and nothing can be copied")
    void allShared() {
        StorageView view = live(shared("vda"), shared("vdb"));

        assertFalse(view.asks());
        assertFalse(view.copies());
        assertEquals(MigrationStorage.SHARED, view.storage());
    }

    @Test
    @DisplayName("a guest that runs takes along what only its source reaches, and no shared disk can be ticked")
    void mixed() {
        StorageView view = live(shared("vda"), local("vdb"));

        assertFalse(view.asks());
        assertEquals(MigrationStorage.COPY, view.storage());
        assertEquals(List.of("vdb"), ticked(view));
        assertFalse(view.disks().get(0).copyable());
    }

    @Test
    @DisplayName("what is shut off may leave its disks where they are")
    void shutOff() {
        StorageView view = view(true, Optional.empty(), local("vda"));

        assertEquals(List.of(MigrationStorage.SHARED, MigrationStorage.COPY), view.choices());
        assertEquals(MigrationStorage.COPY, view.storage());
    }

    @Test
    @DisplayName("a disk of which nobody knows is taken for shared, and would be copied by who chooses to copy")
    void unknown() {
        StorageView view = live(place("vda", Answer.UNKNOWN, Reason.NAME_PROVES_NOTHING, ""));

        assertEquals(MigrationStorage.SHARED, view.storage());
        assertTrue(view.asks());
        assertEquals(List.of("vda"), ticked(view));
        assertFalse(view.disks().get(0).proven());
    }

    @Test
    @DisplayName("a copy goes into the same folder, or without a pool there into the pool with the most room")
    void spots() {
        StorageView same = live(local("vda"));
        StorageView other = live(place("vda", Answer.SEPARATE, Reason.NO_FOLDER, ""));

        assertEquals("", same.disks().get(0).spot());
        assertEquals(
                List.of("", "roomy"),
                same.disks().get(0).spots().stream().map(StorageView.Spot::pool).toList());
        assertEquals("roomy", other.disks().get(0).spot());
        assertFalse(other.disks().get(0).spots().get(0).possible());
        assertEquals("copy:vda:{vda=roomy}", other.preset());
    }

    @Test
    @DisplayName("what a person chose stays theirs on another destination, as far as it can be there")
    void wish() {
        Optional<StorageWish> wish =
                Optional.of(new StorageWish("copy", List.of("vda", "vdb"), Map.of("vdb", "roomy", "vda", "gone")));
        StorageView view = view(false, wish, shared("vda"), local("vdb"), local("vdc"));

        assertEquals(List.of("vdb"), ticked(view));
        assertEquals("roomy", view.disks().get(1).spot());
        assertEquals(MigrationStorage.SHARED, view(false, wish, shared("vda")).storage());
    }

    @Test
    @DisplayName("where nothing is known of the destination, a person must say")
    void open() {
        StorageView view = new StorageViewRules(false, Optional.empty())
                .open(new CopiedDisks(List.of(new CopiedDisks.Disk("vda", "/x", true, 2, 1)), ""));

        assertTrue(view.asks());
        assertEquals(Optional.empty(), view.disks().get(0).sharing());
        assertEquals(List.of("vda"), ticked(view));
    }

    @Test
    @DisplayName("where a host is silent, nothing is claimed and nothing asked")
    void silent() {
        StorageView view =
                new StorageViewRules(false, Optional.empty()).open(new CopiedDisks(List.of(), "alpha: no answer"));

        assertEquals("alpha: no answer", view.silence());
        assertEquals(List.of(), view.choices());
    }
}
