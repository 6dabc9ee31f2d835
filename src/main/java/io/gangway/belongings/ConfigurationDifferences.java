package io.gangway.belongings;

import io.gangway.xml.SafeXml;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Tells in what two configurations of one VM differ for a person: not in what libvirt adds when a VM starts, such as
 * aliases, labels, and devices that every machine has.
 */
public final class ConfigurationDifferences {

    /** Elements of the domain that libvirt fills in for a VM that runs. */
    private static final Set<String> OF_RUNNING = Set.of("resource", "seclabel", "uuid", "name", "cpu");

    /** Below those of the domain. */
    private static final Set<String> NOISE = Set.of("alias", "backingStore", "address", "seclabel", "mirror");

    private static final Set<String> NOISY_ATTRIBUTES = Set.of("index", "placement");

    private ConfigurationDifferences() {}

    /**
     * What differs, in libvirt's words, such as {@code title}, {@code vcpu} or {@code disk vda}; in the order of the
     * alphabet.
     */
    public static List<String> between(String one, String other) {
        SafeXml left = SafeXml.parse(one);
        SafeXml right = SafeXml.parse(other);
        Set<String> differing = new TreeSet<>();
        if (otherProcessor(left, right)) {
            differing.add("cpu");
        }
        Map<String, Set<String>> inLeft = parts(left);
        Map<String, Set<String>> inRight = parts(right);
        differing.addAll(missing(inLeft, inRight));
        differing.addAll(missing(inRight, inLeft));
        return List.copyOf(differing);
    }

    /**
     * Whether a person has chosen another processor. libvirt replaces {@code host-model} by what the host has, and adds
     * features, when the VM starts.
     */
    private static boolean otherProcessor(SafeXml one, SafeXml other) {
        boolean named = one.text("/domain/cpu/@mode").equals("custom")
                && other.text("/domain/cpu/@mode").equals("custom");
        return !layout(one).equals(layout(other))
                || (named && !one.text("/domain/cpu/model").equals(other.text("/domain/cpu/model")));
    }

    private static List<String> layout(SafeXml domain) {
        return domain.all("/domain/cpu/topology | /domain/cpu/numa").stream()
                .map(ConfigurationDifferences::flat)
                .sorted()
                .toList();
    }

    private static Set<String> missing(Map<String, Set<String>> parts, Map<String, Set<String>> others) {
        Set<String> names = new TreeSet<>();
        parts.forEach((flat, called) -> {
            if (!others.containsKey(flat)) {
                names.addAll(called);
            }
        });
        return names;
    }

    /** Elements of the domain, and devices each for itself: what people call them, by all that is in them. */
    private static Map<String, Set<String>> parts(SafeXml domain) {
        Map<String, Set<String>> parts = new HashMap<>();
        Stream.concat(
                        domain.all("/domain/*[not(self::devices)]").stream()
                                .filter(part -> !OF_RUNNING.contains(part.name())),
                        domain.all("/domain/devices/*[not(self::controller or self::audio or self::console)]").stream()
                                .filter(device -> !everyMachineHas(device)))
                .forEach(part -> parts.computeIfAbsent(flat(part), unused -> new TreeSet<>())
                        .add(name(part)));
        return parts;
    }

    private static boolean everyMachineHas(SafeXml device) {
        return (device.name().equals("input") && device.attribute("bus").equals("ps2"))
                || (device.name().equals("memballoon")
                        && device.attribute("model").equals("none"));
    }

    private static String name(SafeXml part) {
        String element = part.name();
        return Optional.of(part.text("target/@dev"))
                .filter(target -> element.equals("disk") && !target.isEmpty())
                .or(() -> Optional.of(part.text("mac/@address")).filter(mac -> !mac.isEmpty()))
                .map(which -> element + " " + which)
                .orElse(element);
    }

    /** The element with its attributes and elements in a fixed order, without noise. */
    private static String flat(SafeXml element) {
        StringBuilder text = new StringBuilder(element.name());
        element.attributes().forEach((name, value) -> {
            if (!NOISY_ATTRIBUTES.contains(name) && !name.startsWith("xmlns")) {
                text.append('@').append(name).append('=').append(value);
            }
        });
        List<SafeXml> children = element.children();
        if (children.isEmpty()) {
            return text.append('=').append(element.content().strip()).toString();
        }
        Set<String> inside = new TreeSet<>();
        for (SafeXml child : children) {
            if (!NOISE.contains(child.name())) {
                inside.add(flat(child));
            }
        }
        return text.append(inside).toString();
    }
}
