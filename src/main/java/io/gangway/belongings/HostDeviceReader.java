package io.gangway.belongings;

import io.gangway.xml.SafeXml;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads which devices of its host were given to a VM, and names each as a person would find it there. */
final class HostDeviceReader {

    private static final List<String> ADDRESS = List.of("domain", "bus", "slot", "function");

    private HostDeviceReader() {}

    /** Without network cards that have a stand-in, which take over while they are away. */
    static List<String> read(SafeXml domain) {
        return Stream.concat(
                        domain
                                .all("/domain/devices/*[self::hostdev or (self::interface and @type='hostdev')]"
                                        + "[not(teaming)]")
                                .stream()
                                .map(HostDeviceReader::name),
                        domain.all("/domain/devices/disk[@type='nvme']").stream()
                                .map(disk -> "nvme " + address(disk)))
                .distinct()
                .toList();
    }

    private static String name(SafeXml device) {
        String type = device.text("source/address/@type");
        String kind = device.text("local-name(.)").equals("interface") ? type : device.text("@type");
        return switch (kind) {
            case "pci" -> "pci " + address(device);
            case "usb" -> "usb " + usb(device);
            case "mdev" -> "mdev " + device.text("source/address/@uuid");
            case "scsi" -> "scsi " + first(device.text("source/adapter/@name"), device.text("source/@name"));
            default -> kind;
        };
    }

    /** As lspci writes it. */
    private static String address(SafeXml device) {
        List<String> parts = ADDRESS.stream()
                .map(part -> device.text("source/address/@" + part).replace("0x", ""))
                .toList();
        return parts.subList(0, 3).stream().collect(Collectors.joining(":")) + "." + parts.get(3);
    }

    /** As lsusb writes it: what it is, or else where it is plugged in. */
    private static String usb(SafeXml device) {
        String vendor = device.text("source/vendor/@id").replace("0x", "");
        return vendor.isEmpty()
                ? device.text("source/address/@bus") + "-" + device.text("source/address/@device")
                : vendor + ":" + device.text("source/product/@id").replace("0x", "");
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }
}
