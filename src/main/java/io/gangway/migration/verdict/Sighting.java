package io.gangway.migration.verdict;

import io.gangway.page.Word;
import io.gangway.vm.inventory.VmState;
import java.util.Optional;

/**
 * What one host said of the VM when it was asked.
 *
 * @param host the host's name, or its URI if the console does not know it by name
 * @param kind whether the host answered and knew the VM
 * @param state what the VM was doing, where it was seen
 * @param persistent whether the host keeps a configuration of it
 * @param hold whether libvirt itself holds it paused, and why
 * @param reason why the host could not be asked
 */
public record Sighting(
        String host, Kind kind, Optional<VmState> state, boolean persistent, Hold hold, Optional<String> reason) {

    /** Whether the host answered and knew the VM. */
    public enum Kind implements Word {
        SEEN,
        ABSENT,
        UNREACHABLE
    }

    /** Why libvirt holds a VM paused. */
    public enum Hold implements Word {
        NONE,
        /** A migration is under way, or broke off. */
        MIGRATION,
        /** After the switch to post-copy: the guest goes on elsewhere and needs the memory that is here. */
        POST_COPY
    }

    public static Sighting seen(String host, VmState state, boolean persistent, Hold hold) {
        return new Sighting(host, Kind.SEEN, Optional.of(state), persistent, hold, Optional.empty());
    }

    public static Sighting absent(String host) {
        return new Sighting(host, Kind.ABSENT, Optional.empty(), false, Hold.NONE, Optional.empty());
    }

    public static Sighting unreachable(String host, String reason) {
        return new Sighting(host, Kind.UNREACHABLE, Optional.empty(), false, Hold.NONE, Optional.of(reason));
    }

    public boolean reachable() {
        return kind != Kind.UNREACHABLE;
    }

    /** Whether a QEMU process of this VM was seen on the host. */
    public boolean active() {
        return state.map(VmState::active).orElse(false);
    }

    /** Whether the guest lives here: it is active, and not just held for a migration. */
    public boolean alive() {
        return active() && !held();
    }

    public boolean held() {
        return hold != Hold.NONE;
    }

    /** In JSON: libvirt's word for the state, {@code absent} or {@code unreachable}. */
    public String word() {
        return state.map(VmState::word).orElse(kind.word());
    }
}
