package io.gangway.vm.web;

import io.gangway.page.PageAddress;
import io.gangway.vm.inventory.VmFilter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The head of a column.
 *
 * @param ariaSort how the list is sorted by it now, in the words of ARIA
 * @param link the list sorted by this column, or the other way round if it is already
 */
public record Column(String slug, String ariaSort, String link) {

    public static List<Column> all(VmFilter filter) {
        return Arrays.stream(VmFilter.Sort.values())
                .map(sort -> of(sort, filter))
                .toList();
    }

    private static Column of(VmFilter.Sort sort, VmFilter filter) {
        boolean chosen = filter.sort() == sort;
        String order = chosen ? (filter.descending() ? "descending" : "ascending") : "none";
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("name", filter.name());
        parameters.put("host", filter.host());
        parameters.put("state", filter.state());
        parameters.put("sort", sort.slug());
        parameters.put("order", chosen && !filter.descending() ? "desc" : "");
        return new Column(sort.slug(), order, new PageAddress("/vms", parameters).link());
    }
}
