package io.gangway.belongings;

import io.gangway.libvirt.SafeXml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
        List<SafeXml> left = parts(one);
        List<SafeXml> right = parts(other);
        Set<String> differing = new TreeSet<>();
        if (otherProcessor(SafeXml.parse(one), SafeXml.parse(other))) {
            differing.add("cpu");
        }
        Set<String> inLeft =
                new TreeSet<>(left.stream().map(ConfigurationDifferences::flat).toList());
        Set<String> inRight =
                new TreeSet<>(right.stream().map(ConfigurationDifferences::flat).toList());
        left.stream().filter(part -> !inRight.contains(flat(part))).forEach(part -> differing.add(name(part)));
        right.stream().filter(part -> !inLeft.contains(flat(part))).forEach(part -> differing.add(name(part)));
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

    /** Elements of the domain, and devices each for itself. */
    private static List<SafeXml> parts(String xml) {
        SafeXml domain = SafeXml.parse(xml);
        List<SafeXml> parts = new ArrayList<>(domain.all("/domain/*[not(self::devices)]").stream()
                .filter(part -> !OF_RUNNING.contains(part.text("local-name(.)")))
                .toList());
        parts.addAll(domain.all("/domain/devices/*[not(self::controller or self::audio or self::console)]").stream()
                .filter(device -> !everyMachineHas(device))
                .toList());
        return parts;
    }

    private static boolean everyMachineHas(SafeXml device) {
        String element = device.text("local-name(.)");
        return (element.equals("input") && device.text("@bus").equals("ps2"))
                || (element.equals("memballoon") && device.text("@model").equals("none"));
    }

    private static String name(SafeXml part) {
        String element = part.text("local-name(.)");
        return Optional.of(part.text("target/@dev"))
                .filter(target -> element.equals("disk") && !target.isEmpty())
                .or(() -> Optional.of(part.text("mac/@address")).filter(mac -> !mac.isEmpty()))
                .map(which -> element + " " + which)
                .orElse(element);
    }

    /** The element with its attributes and elements in a fixed order, without noise. */
    private static String flat(SafeXml element) {
        StringBuilder text = new StringBuilder(element.text("local-name(.)"));
        Set<String> attributes = new TreeSet<>();
        for (SafeXml attribute : element.all("@*")) {
            String name = attribute.text("local-name(.)");
            if (!NOISY_ATTRIBUTES.contains(name)) {
                attributes.add("@" + name + "=" + attribute.text("."));
            }
        }
        attributes.forEach(text::append);
        List<SafeXml> children = element.all("*");
        if (children.isEmpty()) {
            return text.append('=').append(element.text(".").strip()).toString();
        }
        Set<String> inside = new TreeSet<>();
        for (SafeXml child : children) {
            if (!NOISE.contains(child.text("local-name(.)"))) {
                inside.add(flat(child));
            }
        }
        return text.append(inside).toString();
    }
}
