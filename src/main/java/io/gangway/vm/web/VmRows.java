package io.gangway.vm.web;

import io.gangway.language.Language;
import io.gangway.language.Languages;
import io.gangway.page.Drawing.Row;
import io.gangway.page.Units;
import io.gangway.vm.inventory.Vm;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Draws VMs as rows. Each change of a VM is drawn once, for all pages that show it. */
@ApplicationScoped
public class VmRows {

    private final Languages languages;
    private final Map<Key, Drawn> drawn = new ConcurrentHashMap<>();

    /** @param vm the key of a VM on its host */
    private record Key(String vm, Language language) {}

    private record Drawn(Vm vm, Row row) {}

    @CheckedTemplate(basePath = "VmResource")
    static class Templates {
        static native TemplateInstance cells$name(Vm vm);

        static native TemplateInstance cells$host(Vm vm);

        static native TemplateInstance cells$state(Vm vm);

        static native TemplateInstance cells$cpu(CpuFigure cpu);

        static native TemplateInstance cells$menu(Vm vm);

        static native TemplateInstance cells$button(Vm vm, String menu);

        static native TemplateInstance row(
                Vm vm, String name, String host, String state, String vcpus, String memory, String cpu, String button);
    }

    public VmRows(Languages languages) {
        this.languages = languages;
    }

    /** Forgets the VMs that are gone; {@code keys} are those of everything the inventory knows. */
    public void retain(Set<String> keys) {
        drawn.keySet().removeIf(key -> !keys.contains(key.vm()));
    }

    public Row row(Vm vm) {
        return drawn.compute(
                        new Key(vm.key(), languages.current()),
                        (key, before) -> before != null && before.vm().equals(vm) ? before : draw(vm))
                .row();
    }

    String state(Vm vm) {
        return Templates.cells$state(vm).render();
    }

    String cpu(Vm vm) {
        return Templates.cells$cpu(CpuFigure.of(vm)).render();
    }

    /** The menu with the button that opens it. */
    String menu(Vm vm) {
        return Templates.cells$button(vm, Templates.cells$menu(vm).render()).render();
    }

    private Drawn draw(Vm vm) {
        String key = vm.key();
        String name = Templates.cells$name(vm).render();
        String host = Templates.cells$host(vm).render();
        String state = state(vm);
        String vcpus = Integer.toString(vm.vcpus());
        String memory = Units.bytes(vm.memoryBytes());
        String cpu = cpu(vm);
        String menu = Templates.cells$menu(vm).render();
        Map<String, String> spots = new LinkedHashMap<>();
        spots.put("state-" + key, state);
        spots.put("vcpus-" + key, vcpus);
        spots.put("memory-" + key, memory);
        spots.put("cpu-" + key, cpu);
        // Only what is in the menu: an open one stays open.
        spots.put("menu-" + key, menu);
        String html = Templates.row(
                        vm,
                        name,
                        host,
                        state,
                        vcpus,
                        memory,
                        cpu,
                        Templates.cells$button(vm, menu).render())
                .render();
        return new Drawn(vm, new Row("row-" + key, vm.name(), html, spots));
    }
}
