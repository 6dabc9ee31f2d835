package io.gangway.vm.details;

import io.gangway.vm.details.VmDetails.NetworkInterface;
import io.gangway.xml.SafeXml;
import io.gangway.xml.SecretValues;
import java.util.stream.Stream;

/** Reads libvirt's XML of a VM. */
public final class VmDetailsReader {

    private VmDetailsReader() {}

    public static VmDetails read(String xml) {
        SafeXml document = SafeXml.parse(xml);
        return new VmDetails(
                document.text("/domain/os/type/@machine"),
                document.text("/domain/os/type/@arch"),
                cpuModel(document),
                document.has("/domain/devices/graphics"),
                DiskReader.read(document),
                document.all("/domain/devices/interface").stream()
                        .map(VmDetailsReader::networkInterface)
                        .toList(),
                SecretValues.hidden(xml));
    }

    private static String cpuModel(SafeXml document) {
        return first(document.text("/domain/cpu/model"), document.text("/domain/cpu/@mode"));
    }

    private static NetworkInterface networkInterface(SafeXml device) {
        return new NetworkInterface(
                device.text("@type"),
                first(device.text("source/@network"), device.text("source/@bridge"), device.text("source/@dev")),
                device.text("mac/@address"),
                device.text("model/@type"));
    }

    private static String first(String... candidates) {
        return Stream.of(candidates).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }
}
