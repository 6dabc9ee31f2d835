package io.gangway.migration.preflight;

import io.gangway.libvirt.binding.VirtOffers;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.fact.VirtualMachineType;
import io.gangway.xml.SafeXml;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a host can do for VMs of one type. What it could not tell is left out.
 *
 * @param problem why it cannot run such a machine at all
 * @param cpuModels those that it knows, whether its processor is fit for them or not
 * @param firmware paths of the firmware that libvirt knows of there
 */
record MachineOffer(Optional<String> problem, Set<String> cpuModels, Set<String> firmware) {

    /** Of a host that tells nothing. */
    static final MachineOffer UNTOLD = new MachineOffer(Optional.empty(), Set.of(), Set.of());

    private static final String MODELS = "/domainCapabilities/cpu/mode[@name='custom']/model";
    private static final String FIRMWARE = "/domainCapabilities/os/loader/value";

    MachineOffer {
        cpuModels = Set.copyOf(cpuModels);
        firmware = Set.copyOf(firmware);
    }

    /** Asks; throws {@link VirtException} where the host does not answer. */
    static MachineOffer of(VirtOffers offers, VirtualMachineType type) {
        try {
            SafeXml capabilities = offers.capabilities(type);
            return new MachineOffer(Optional.empty(), texts(capabilities, MODELS), texts(capabilities, FIRMWARE));
        } catch (VirtException e) {
            if (e.code() < 0) {
                throw e;
            }
            Optional<String> problem =
                    e.code() == VirtException.NO_SUPPORT ? Optional.empty() : Optional.of(e.getMessage());
            return new MachineOffer(problem, Set.of(), Set.of());
        }
    }

    private static Set<String> texts(SafeXml xml, String path) {
        return xml.all(path).stream().map(found -> found.text(".")).collect(Collectors.toSet());
    }
}
