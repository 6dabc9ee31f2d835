package io.gangway.vm;

import io.gangway.page.Drawing;
import io.gangway.page.LiveView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The list of VMs that match a filter. */
final class VmListView implements LiveView {

    private final VmFilter filter;
    private final boolean counted;
    private final Inventory inventory;
    private final VmRows rows;

    @CheckedTemplate(basePath = "VmResource")
    static class Templates {
        static native TemplateInstance empty$match();

        static native TemplateInstance empty$vms();
    }

    /** {@code counted} if the page says how many there are. */
    VmListView(VmFilter filter, boolean counted, Inventory inventory, VmRows rows) {
        this.filter = filter;
        this.counted = counted;
        this.inventory = inventory;
        this.rows = rows;
    }

    @Override
    public Drawing draw() {
        List<Vm> all = inventory.all();
        rows.retain(all);
        List<Vm> shown = filter.select(all);
        Map<String, String> spots = new LinkedHashMap<>();
        if (counted) {
            spots.put("vm-count", count(counted(shown), counted(all)));
        }
        spots.put("vm-empty", shown.isEmpty() ? empty(all.isEmpty()) : "");
        return new Drawing(
                spots,
                Optional.of(new Drawing.Rows(
                        "vm-rows", shown.stream().map(rows::row).toList())));
    }

    /** A VM that two hosts know, since it is on its way between them or was lent, is one VM. */
    private static long counted(List<Vm> vms) {
        return vms.stream().map(Vm::uuid).distinct().count();
    }

    private String count(long shown, long all) {
        return filter.narrows() ? shown + " / " + all : Long.toString(all);
    }

    private static String empty(boolean noneAtAll) {
        return (noneAtAll ? Templates.empty$vms() : Templates.empty$match()).render();
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
