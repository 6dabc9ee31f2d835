package io.gangway.vm.inventory;

import io.gangway.host.HostName;
import java.util.Optional;

/**
 * What one host says of a VM when it is asked afresh.
 *
 * @param answered whether the host could be asked just now; if not, this is what it last said
 * @param found what it says; empty if it does not know the VM
 */
public record Copy(HostName host, boolean answered, Optional<Found> found) {

    /**
     * A VM that a host knows.
     *
     * @param persistent whether the host keeps a configuration of it that outlives its shutting down
     */
    public record Found(VmState state, boolean persistent) {}

    public boolean active() {
        return found.filter(vm -> vm.state().active()).isPresent();
    }
}
