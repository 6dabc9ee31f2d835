package io.gangway.libvirt.fact;

/**
 * As what a VM runs: the four words by which libvirt says what a host can do for it.
 *
 * @param emulator the path of the program
 * @param arch such as {@code x86_64}
 * @param machine such as {@code pc-q35-7.2}
 * @param type {@code kvm}, or {@code qemu} for one that is emulated
 */
public record VirtualMachineType(String emulator, String arch, String machine, String type) {}
