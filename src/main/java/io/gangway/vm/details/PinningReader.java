package io.gangway.vm.details;

import io.gangway.xml.SafeXml;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads from a VM's configuration to what of its host it is bound. */
final class PinningReader {

    private static final String CPUS = "/domain/vcpu[not(@placement='auto')]/@cpuset"
            + " | /domain/cputune/vcpupin/@cpuset | /domain/cputune/emulatorpin/@cpuset"
            + " | /domain/cputune/iothreadpin/@cpuset";

    private static final String NODES = "/domain/numatune/memory[not(@placement='auto')]/@nodeset"
            + " | /domain/numatune/memnode/@nodeset | /domain/devices/memory/source/nodemask";

    /** More than any host has. */
    private static final int MOST = 65_536;

    private PinningReader() {}

    static Pinning read(SafeXml domain) {
        List<Set<Integer>> cpus =
                sets(domain, CPUS).filter(set -> !set.isEmpty()).distinct().toList();
        return new Pinning(cpus, sets(domain, NODES).flatMap(Set::stream).collect(Collectors.toSet()));
    }

    private static Stream<Set<Integer>> sets(SafeXml domain, String path) {
        return domain.all(path).stream().map(found -> numbers(found.text(".")));
    }

    /** As libvirt writes them: {@code 0-3,^2,8}. What is written otherwise names none. */
    static Set<Integer> numbers(String text) {
        Set<Integer> numbers = new TreeSet<>();
        for (String part : text.strip().split("\\s*,\\s*", -1)) {
            if (part.matches("[0-9]{1,5}")) {
                numbers.add(Integer.valueOf(part));
            } else if (part.matches("\\^[0-9]{1,5}")) {
                numbers.remove(Integer.valueOf(part.substring(1)));
            } else if (part.matches("[0-9]{1,5}-[0-9]{1,5}")) {
                String[] ends = part.split("-", 2);
                for (int i = Integer.parseInt(ends[0]); i <= Math.min(MOST, Integer.parseInt(ends[1])); i++) {
                    numbers.add(i);
                }
            } else {
                return Set.of();
            }
        }
        return numbers;
    }
}
