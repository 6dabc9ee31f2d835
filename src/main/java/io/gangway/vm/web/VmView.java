package io.gangway.vm.web;

import io.gangway.host.HostName;
import io.gangway.page.Change;
import io.gangway.page.Drawing;
import io.gangway.page.LiveView;
import io.gangway.vm.inventory.Inventory;
import io.gangway.vm.inventory.Vm;
import io.gangway.vm.inventory.VmAction;
import io.gangway.vm.inventory.VmFilter;
import io.gangway.vm.inventory.VmState;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** One VM on one host: its state, or where it went. */
final class VmView implements LiveView {

    private final HostName host;
    private final UUID uuid;
    private final Inventory inventory;
    private final VmRows rows;
    private final SilentHosts silent;

    @CheckedTemplate(basePath = "VmResource")
    static class Templates {
        static native TemplateInstance head(Vm vm, boolean migrate, String state, String button);

        static native TemplateInstance stale(Vm vm, String reason);

        static native TemplateInstance facts(Vm vm, boolean saved, String state, String cpu);

        static native TemplateInstance gone(
                String name, String host, List<Vm> elsewhere, boolean answers, List<Unanswered> silent);
    }

    VmView(HostName host, UUID uuid, Inventory inventory, VmRows rows, SilentHosts silent) {
        this.host = host;
        this.uuid = uuid;
        this.inventory = inventory;
        this.rows = rows;
        this.silent = silent;
    }

    @Override
    public Drawing draw() {
        Optional<Vm> here = inventory.find(host, uuid);
        return here.map(this::present).orElseGet(this::gone);
    }

    private Drawing present(Vm vm) {
        String state = rows.state(vm);
        String head = Templates.head(vm, vm.allows(VmAction.MIGRATE), state, rows.menu(vm))
                .render();
        return Drawing.ofSpots(Map.of(
                "vm-head",
                vm.stale()
                        ? head + Templates.stale(vm, silent.reason(vm.host())).render()
                        : head,
                "vm-facts",
                Templates.facts(vm, vm.state() == VmState.SAVED, state, rows.cpu(vm))
                        .render()));
    }

    private Drawing gone() {
        List<Vm> elsewhere = inventory.sightings(uuid);
        String name = elsewhere.stream().map(Vm::name).findFirst().orElseGet(uuid::toString);
        List<Unanswered> unanswered = silent.within(VmFilter.ALL);
        boolean answers = unanswered.stream().noneMatch(other -> other.host().equals(host.value()));
        String head = Templates.gone(name, host.value(), elsewhere, answers, unanswered)
                .render();
        return Drawing.ofSpots(Map.of("vm-head", head, "vm-facts", ""));
    }

    @Override
    public boolean concerns(Change change) {
        // Of any host: where it has gone it is on another.
        return change instanceof Change.OfVms || change instanceof Change.OfHost;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VmView that && host.equals(that.host) && uuid.equals(that.uuid);
    }

    @Override
    public int hashCode() {
        return Objects.hash(host, uuid);
    }
}
