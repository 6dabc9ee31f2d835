package io.gangway.migration.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.host.HostName;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.StorageWish;
import io.gangway.vm.inventory.Vm;
import io.gangway.vm.inventory.VmState;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DialogInputTest {

    private static final Vm VM = new Vm(
            new HostName("alpha"),
            UUID.randomUUID(),
            "db",
            VmState.RUNNING,
            true,
            1,
            1 << 28,
            OptionalDouble.empty(),
            false,
            false);

    @Test
    void theHiddenListOfDisksSaysNothingWhereNoneIsCopied() {
        assertEquals("", disks("shared", "vda"));
        assertEquals("", disks("shared"));
    }

    @Test
    void theListOfDisksTellsTheChosenOnesFromNone() {
        assertEquals("vda,vdb", disks("copy", "vda", "vdb"));
        assertEquals("vda", disks("copy-difference", "vda"));
        assertEquals(",", disks("copy"));
    }

    @Test
    void theAutostartOfACopyIsChosenOnlyWhereThereWillBeOne() {
        MultivaluedMap<String, String> fields = fields("shared");
        fields.add("keepAutostart", "true");
        fields.add("duration", "temporary");

        assertEquals("true", new DialogInput(fields).form(VM).text(Field.KEEP_AUTOSTART));
        fields.putSingle("duration", "permanent");
        assertEquals("", new DialogInput(fields).form(VM).text(Field.KEEP_AUTOSTART));
    }

    @Test
    void poolsOfDisksThatAreNotCopiedSayNothing() {
        MultivaluedMap<String, String> fields = fields("copy", "vda");
        fields.add("pool-vda", "images");
        fields.add("pool-vdb", "local");

        assertEquals("vda=images", new DialogInput(fields).form(VM).text(Field.TARGETS));
        fields.putSingle("storage", "shared");
        assertEquals("", new DialogInput(fields).form(VM).text(Field.TARGETS));
    }

    @Test
    void whatThePresetSaysIsNobodysWish() {
        MultivaluedMap<String, String> fields = fields("copy", "vda");
        fields.add("pool-vda", "");
        assertEquals(Optional.empty(), new DialogInput(fields).storageWish(), "before it was looked where they lie");

        fields.add("storagePreset", "copy:vda:{}");
        assertEquals(Optional.empty(), new DialogInput(fields).storageWish());
        MultivaluedMap<String, String> chosenBefore = new MultivaluedHashMap<>(fields);
        chosenBefore.add("storageChosen", "true");
        assertTrue(new DialogInput(chosenBefore).storageWish().isPresent());

        fields.putSingle("pool-vda", "images");
        assertEquals(
                Optional.of(new StorageWish("copy", List.of("vda"), Map.of("vda", "images"))),
                new DialogInput(fields).storageWish());
    }

    private static String disks(String storage, String... ticked) {
        return new DialogInput(fields(storage, ticked)).form(VM).text(Field.DISKS);
    }

    private static MultivaluedMap<String, String> fields(String storage, String... ticked) {
        MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
        fields.add("storage", storage);
        fields.add("disksListed", "true");
        for (String disk : ticked) {
            fields.add("disks", disk);
        }
        return fields;
    }
}
