package io.gangway.vm.details;

import java.util.List;

/**
 * What a VM's configuration says beyond the list.
 *
 * @param xml the configuration as libvirt gives it, without secrets
 * @param hasScreen whether there is a graphics device whose picture can be taken
 */
public record VmDetails(
        String machineType,
        String architecture,
        String cpuModel,
        boolean hasScreen,
        List<VmNeeds.Disk> disks,
        List<NetworkInterface> interfaces,
        String xml) {

    /**
     * A network card.
     *
     * @param type {@code network}, {@code bridge}, ...
     * @param source the network's or bridge's name
     */
    public record NetworkInterface(String type, String source, String macAddress, String model) {}
}
