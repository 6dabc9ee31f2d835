package io.gangway.vm;

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
        List<Disk> disks,
        List<NetworkInterface> interfaces,
        String xml) {

    /**
     * A disk or drive.
     *
     * @param device {@code disk}, {@code cdrom}, ...
     * @param source a path, or where a network disk lies; empty for an empty drive
     * @param format {@code qcow2}, {@code raw}, ...; empty where the configuration does not say
     */
    public record Disk(
            String target,
            String bus,
            String device,
            String source,
            String format,
            String cache,
            boolean readOnly,
            boolean shareable) {}

    /**
     * A network card.
     *
     * @param type {@code network}, {@code bridge}, ...
     * @param source the network's or bridge's name
     */
    public record NetworkInterface(String type, String source, String macAddress, String model) {}
}
