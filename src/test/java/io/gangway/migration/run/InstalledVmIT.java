package io.gangway.migration.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.lab.InstalledVm;
import io.gangway.lab.LabTest;
import io.gangway.lab.MigrationAnswer;
import io.gangway.lab.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A VM as virt-install makes it goes there and back in every way: each of its belongings is the same afterwards, or what
 * becomes of it was told before the start. Prints a table of all.
 */
class InstalledVmIT extends LabTest {

    private static final String SHARED = "/var/lib/libvirt/images/";
    private static final String LOCAL = "/var/lib/libvirt/local-images/";

    private final Map<String, List<String>> table = new LinkedHashMap<>();

    @Test
    @DisplayName("on shared storage: live and shut off, there and back, all belongings are equal and nothing is asked")
    void shared() {
        try (InstalledVm vm = InstalledVm.on(lab, "tillshared", SHARED, SHARED + "tillshared.iso")) {
            Map<String, String> before = row("before", vm.belongings("alpha"));
            assertEquals(before, moved(vm, "alpha", "beta", "live", Set.of()));
            assertEquals(before, moved(vm, "beta", "alpha", "live", Set.of()));
            vm.guest().ticksOn("alpha");

            Map<String, String> off = shutOff(vm, "alpha");
            assertEquals(off, moved(vm, "alpha", "beta", "offline", Set.of()));
            assertEquals(off, moved(vm, "beta", "alpha", "offline", Set.of()));
        } finally {
            print("on shared storage");
        }
    }

    @Test
    @DisplayName(
            "on local storage: the disks are copied each time, the medium is ejected once, all of it told beforehand")
    void copied() {
        try (InstalledVm vm = InstalledVm.on(lab, "tilllocal", LOCAL, LOCAL + "tilllocal.iso")) {
            Map<String, String> before = new LinkedHashMap<>(row("before", vm.belongings("alpha")));
            Map<String, String> there = moved(vm, "alpha", "beta", "live", Set.of("eject:sda"));
            before.put("medium", "-");
            assertEquals(before, there);
            Set<String> overwritten = Set.of("overwrite:vda", "overwrite:vdb");
            assertEquals(before, moved(vm, "beta", "alpha", "live", overwritten));
            vm.guest().ticksOn("alpha");

            Map<String, String> off = shutOff(vm, "alpha");
            assertEquals(off, moved(vm, "alpha", "beta", "offline", overwritten));
            assertEquals(off, moved(vm, "beta", "alpha", "offline", overwritten));
        } finally {
            print("on local storage");
        }
    }

    /** The preset way; what it asks for must be just this, and is confirmed. */
    private Map<String, String> moved(InstalledVm vm, String from, String to, String mode, Set<String> told) {
        Map<String, String> way = new LinkedHashMap<>(Map.of("mode", mode, "duration", "permanent"));
        if (!told.isEmpty()) {
            Refusal refusal = console.refused(vm.guest(), from, to, way);
            assertEquals(new TreeSet<>(told), new TreeSet<>(refusal.questions()), refusal.sentences());
            told.forEach(question -> {
                String[] parts = question.split(":", 2);
                way.merge(parts[0], parts[1], (one, other) -> one + "," + other);
            });
        }
        MigrationAnswer end = console.moved(vm.guest(), from, to, way);
        assertEquals("absent", lab.state(from, vm.guest().name()), end.json().prettify());
        return row(mode + " to " + to, vm.belongings(to));
    }

    private Map<String, String> shutOff(InstalledVm vm, String host) {
        lab.virsh(host, "destroy", vm.guest().name());
        console.shows(vm.guest(), "shut off");
        return row("shut off", vm.belongings(host));
    }

    private Map<String, String> row(String when, Map<String, String> belongings) {
        table.computeIfAbsent("", unused -> new ArrayList<>()).add(when);
        belongings.forEach((name, value) ->
                table.computeIfAbsent(name, unused -> new ArrayList<>()).add(brief(value)));
        return belongings;
    }

    /** Long ones by what tells them apart. */
    private static String brief(String value) {
        return value.length() > 16 ? "..." + Integer.toHexString(value.hashCode()) : value;
    }

    private void print(String title) {
        StringBuilder text =
                new StringBuilder("A VM of virt-install ").append(title).append('\n');
        table.forEach((name, values) -> {
            text.append(String.format("%-16s", name));
            values.forEach(value -> text.append(String.format("%-18s", value)));
            text.append('\n');
        });
        System.out.println(text);
        table.clear();
    }
}
