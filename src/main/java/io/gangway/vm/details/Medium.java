package io.gangway.vm.details;

import java.util.Optional;

/**
 * A drive with what is in it, of whatever kind: a file, a volume of a pool, a device, or something on the network.
 *
 * @param running the drive's element, as the VM runs with it; empty if it does not run, or has nothing in it
 * @param kept the same, as the VM's host keeps it
 */
public record Medium(Optional<String> running, Optional<String> kept) {

    public boolean present() {
        return running.isPresent() || kept.isPresent();
    }
}
