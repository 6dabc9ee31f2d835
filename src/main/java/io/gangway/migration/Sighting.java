package io.gangway.migration;

import io.gangway.vm.VmState;
import java.util.Optional;

/**
 * What one host said of the VM when it was asked.
 *
 * @param host the host's name, or its URI if the console does not know it by name
 * @param kind whether the host answered and knew the VM
 * @param state what the VM was doing, where it was seen
 * @param persistent whether the host keeps a configuration of it
 * @param reason why the host could not be asked
 */
public record Sighting(String host, Kind kind, Optional<VmState> state, boolean persistent, Optional<String> reason) {

    /** Whether the host answered and knew the VM. */
    public enum Kind implements Word {
        SEEN,
        ABSENT,
        UNREACHABLE
    }

    public static Sighting seen(String host, VmState state, boolean persistent) {
        return new Sighting(host, Kind.SEEN, Optional.of(state), persistent, Optional.empty());
    }

    public static Sighting absent(String host) {
        return new Sighting(host, Kind.ABSENT, Optional.empty(), false, Optional.empty());
    }

    public static Sighting unreachable(String host, String reason) {
        return new Sighting(host, Kind.UNREACHABLE, Optional.empty(), false, Optional.of(reason));
    }

    /** Whether a QEMU process of this VM was seen on the host. */
    public boolean active() {
        return state.map(VmState::active).orElse(false);
    }

    /** In JSON: libvirt's word for the state, {@code absent} or {@code unreachable}. */
    public String word() {
        return state.map(VmState::word).orElse(kind.word());
    }
}
