package io.gangway.belongings;

import java.util.List;
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

    /** The folders with the state of a VM's emulated TPM, of which one is there: of version 2, or of 1.2. */
    public static List<String> tpm(UUID uuid) {
        String folder = "/var/lib/libvirt/swtpm/" + uuid;
        return List.of(folder + "/tpm2", folder + "/tpm1.2");
    }

    /** The files in {@link #tpm} that hold what the TPM keeps for good. */
    public static List<String> tpmStates(UUID uuid) {
        String folder = "/var/lib/libvirt/swtpm/" + uuid;
        return List.of(folder + "/tpm2/tpm2-00.permall", folder + "/tpm1.2/tpm-00.permall");
    }
}
