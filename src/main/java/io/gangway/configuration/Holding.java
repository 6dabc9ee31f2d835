package io.gangway.configuration;

import io.gangway.vm.inventory.VmState;
import java.util.List;

/**
 * What a host holds of a VM besides its configuration, asked afresh before the configuration is given up.
 *
 * @param disks the paths of its disks, which stay
 * @param savedState whether its memory was saved when it was stopped, to go on from there
 * @param snapshots how many snapshots the host keeps of it
 * @param nvram where its firmware keeps its settings; empty if it has no such file
 * @param tpm whether it has an emulated TPM, whose state the host keeps
 */
public record Holding(VmState state, List<String> disks, boolean savedState, int snapshots, String nvram, boolean tpm) {

    public Holding {
        disks = List.copyOf(disks);
    }
}
