package io.gangway.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.host.HostName;
import io.gangway.migration.RefusedMigration.Field;
import io.gangway.vm.Vm;
import io.gangway.vm.VmState;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
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

    private static String disks(String storage, String... ticked) {
        MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
        fields.add("storage", storage);
        fields.add("disksListed", "true");
        for (String disk : ticked) {
            fields.add("disks", disk);
        }
        return new DialogInput(fields).form(VM).text(Field.DISKS);
    }
}
