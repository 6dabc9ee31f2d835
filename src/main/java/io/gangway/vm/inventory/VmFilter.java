package io.gangway.vm.inventory;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which VMs a list shows and in which order.
 *
 * @param name a part of the VM's name or UUID, in any case; empty for all
 * @param host the host's whole name; empty for all
 * @param state libvirt's word for the state; empty for all
 */
public record VmFilter(String name, String host, String state, Sort sort, boolean descending) {

    /** The columns a list can be sorted by. */
    public enum Sort {
        NAME,
        HOST,
        STATE,
        VCPUS,
        MEMORY,
        CPU;

        /** The column's name in a URL. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static final VmFilter ALL = new VmFilter("", "", "", Sort.NAME, false);

    /** Reads what a URL says; a sort that does not exist means the default. */
    public static VmFilter of(String name, String host, String state, String sort, String order) {
        return new VmFilter(
                trimmed(name), trimmed(host), trimmed(state), sortOf(sort), "desc".equalsIgnoreCase(trimmed(order)));
    }

    private static Sort sortOf(String slug) {
        for (Sort sort : Sort.values()) {
            if (sort.slug().equalsIgnoreCase(trimmed(slug))) {
                return sort;
            }
        }
        return Sort.NAME;
    }

    private static String trimmed(String text) {
        return Optional.ofNullable(text).map(String::trim).orElse("");
    }

    public boolean narrows() {
        return !(name.isEmpty() && host.isEmpty() && state.isEmpty());
    }

    public boolean matches(Vm vm) {
        String wanted = name.toLowerCase(Locale.ROOT);
        boolean named = vm.name().toLowerCase(Locale.ROOT).contains(wanted)
                || vm.uuid().toString().contains(wanted);
        return named
                && (host.isEmpty() || host.equals(vm.host().value()))
                && (state.isEmpty() || state.equals(vm.state().word()));
    }

    /** The VMs that match, in order. Ties are broken by name, host and UUID, so that rows never jump about. */
    public List<Vm> select(List<Vm> vms) {
        return vms.stream().filter(this::matches).sorted(order()).toList();
    }

    private Comparator<Vm> order() {
        Comparator<Vm> byName = Comparator.comparing(vm -> vm.name().toLowerCase(Locale.ROOT), NaturalOrder.INSTANCE);
        Comparator<Vm> first =
                switch (sort) {
                    case NAME -> byName;
                    case HOST -> Comparator.comparing(vm -> vm.host().value());
                    case STATE -> Comparator.comparing(Vm::state);
                    case VCPUS -> Comparator.comparingInt(Vm::vcpus);
                    case MEMORY -> Comparator.comparingLong(Vm::memoryBytes);
                    case CPU -> Comparator.comparingDouble(vm -> vm.cpuPercent().orElse(-1));
                };
        Comparator<Vm> chosen = descending ? first.reversed() : first;
        return chosen.thenComparing(byName)
                .thenComparing(vm -> vm.host().value())
                .thenComparing(vm -> vm.uuid().toString());
    }
}
