package io.gangway.vm.web;

import io.gangway.page.Change;
import io.gangway.page.Drawing;
import io.gangway.page.LiveView;
import io.gangway.vm.inventory.Inventory;
import io.gangway.vm.inventory.Vm;
import io.gangway.vm.inventory.VmFilter;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The list of VMs that match a filter. */
final class VmListView implements LiveView {

    private final VmFilter filter;
    private final boolean counted;
    private final Inventory inventory;
    private final VmRows rows;
    private final SilentHosts silent;

    @CheckedTemplate(basePath = "VmResource")
    static class Templates {
        static native TemplateInstance empty$match(boolean silent);

        static native TemplateInstance empty$vms(boolean silent);

        static native TemplateInstance empty$host(String sentence);

        static native TemplateInstance empty$ofHost(String host);

        static native TemplateInstance silent(List<Unanswered> hosts, boolean why);
    }

    /** {@code counted} if the page says how many there are. */
    VmListView(VmFilter filter, boolean counted, Inventory inventory, VmRows rows, SilentHosts silent) {
        this.filter = filter;
        this.counted = counted;
        this.inventory = inventory;
        this.rows = rows;
        this.silent = silent;
    }

    @Override
    public Drawing draw() {
        List<Vm> all = inventory.all();
        rows.retain(all.stream().map(Vm::key).collect(Collectors.toSet()));
        List<Vm> shown = filter.select(all);
        Map<String, String> spots = new LinkedHashMap<>();
        if (counted) {
            spots.put("vm-count", count(counted(shown), counted(all)));
        }
        List<Unanswered> unanswered = silent.within(filter);
        spots.put("vm-silent", unanswered.isEmpty() ? "" : silence(unanswered));
        spots.put("vm-empty", shown.isEmpty() ? empty(all.isEmpty(), !unanswered.isEmpty()) : "");
        return new Drawing(
                spots,
                Optional.of(new Drawing.Rows(
                        "vm-rows", shown.stream().map(rows::row).toList())));
    }

    /** A host's own page says at its top why it does not answer. */
    private String silence(List<Unanswered> unanswered) {
        return Templates.silent(unanswered, counted).render();
    }

    /** A VM that two hosts know, since it is on its way between them or was lent, is one VM. */
    private static long counted(List<Vm> vms) {
        return vms.stream().map(Vm::uuid).distinct().count();
    }

    private String count(long shown, long all) {
        return filter.narrows() ? shown + " / " + all : Long.toString(all);
    }

    private String empty(boolean noneAtAll, boolean someSilent) {
        if (!counted) {
            return someSilent ? "" : Templates.empty$ofHost(filter.host()).render();
        }
        return silent.unknownHost(filter)
                .map(Templates::empty$host)
                .orElseGet(() -> noneAtAll ? Templates.empty$vms(someSilent) : Templates.empty$match(someSilent))
                .render();
    }

    @Override
    public boolean concerns(Change change) {
        if (change instanceof Change.OfVms vms) {
            return counted || vms.host().equals(filter.host());
        }
        return change instanceof Change.OfHost host && (counted || host.host().equals(filter.host()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VmListView that && counted == that.counted && filter.equals(that.filter);
    }

    @Override
    public int hashCode() {
        return Objects.hash(filter, counted);
    }
}
