package io.gangway.belongings;

import java.util.UUID;

/** Where libvirt's system daemon keeps what belongs to VMs, unless it was built with other folders. */
public final class SystemFolders {

    /** Saved memory, under the VMs' names, not their UUIDs. */
    public static final String SAVED_STATES = "/var/lib/libvirt/qemu/save";

    private SystemFolders() {}

    /** The file in {@link #SAVED_STATES} that holds the memory of the VM of this name. */
    public static String savedState(String name) {
        return name + ".save";
    }

    /** The folder with the state of a VM's emulated TPM of version 2. */
    public static String tpm(UUID uuid) {
        return "/var/lib/libvirt/swtpm/" + uuid + "/tpm2";
    }

    /** The file in {@link #tpm} that holds what the TPM keeps for good. */
    public static String tpmState() {
        return "tpm2-00.permall";
    }
}
