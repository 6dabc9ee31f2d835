package io.gangway.belongings;

/**
 * The way in which a VM moves, as far as its belongings are concerned.
 *
 * @param permanent whether its configuration leaves the source
 * @param offline whether it is shut off, so that no QEMU carries anything
 * @param known whether the console can reach the destination itself, to carry and to set things there
 * @param keepsAutostart whether the copy on the source goes on starting with that host while the VM is away
 */
public record Way(boolean permanent, boolean offline, boolean known, boolean keepsAutostart) {}
