package io.gangway.vm.inventory;

import io.gangway.libvirt.binding.VirtConnection;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * What a person can ask of a VM from its menu, in the menu's order. All that there is to know of an action but what people
 * read stands here.
 */
public enum VmAction {
    START("start", "play-fill", false, VirtConnection::start, VmState.SHUT_OFF, VmState.CRASHED, VmState.SAVED),
    SHUT_DOWN("shut-down", "power", false, VirtConnection::shutDown, VmState.RUNNING, VmState.IDLE),
    FORCE_OFF(
            "force-off",
            "plug",
            true,
            VirtConnection::forceOff,
            VmState.RUNNING,
            VmState.IDLE,
            VmState.PAUSED,
            VmState.SHUTTING_DOWN,
            VmState.SUSPENDED),
    PAUSE("pause", "pause-fill", false, VirtConnection::pause, VmState.RUNNING, VmState.IDLE),
    RESUME("resume", "play-fill", false, VirtConnection::resume, VmState.PAUSED),
    /** The only one of these of which libvirt sends no event. */
    DISCARD_SAVED_STATE(
            "discard-saved-state",
            "x-circle",
            true,
            (host, vm) -> host.belongings().discardSavedState(vm),
            VmState.SAVED),
    /** Has pages of its own, and calls nothing here. */
    MIGRATE(
            "migrate",
            "arrow-left-right",
            true,
            VmState.SHUT_OFF,
            VmState.CRASHED,
            VmState.SAVED,
            VmState.RUNNING,
            VmState.IDLE,
            VmState.PAUSED);

    /** The slugs of those that call libvirt, as a pattern for an address. */
    public static final String CALLING = "start|shut-down|force-off|pause|resume|discard-saved-state";

    private final String slug;
    private final String icon;
    private final boolean asksFirst;

    // A method of the connection, which keeps nothing.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Optional<BiConsumer<VirtConnection, UUID>> call;

    // Nobody gets at it but to read.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<VmState> states;

    VmAction(
            String slug,
            String icon,
            boolean asksFirst,
            BiConsumer<VirtConnection, UUID> call,
            VmState first,
            VmState... more) {
        this(slug, icon, asksFirst, Optional.of(call), EnumSet.of(first, more));
    }

    VmAction(String slug, String icon, boolean asksFirst, VmState first, VmState... more) {
        this(slug, icon, asksFirst, Optional.empty(), EnumSet.of(first, more));
    }

    VmAction(
            String slug,
            String icon,
            boolean asksFirst,
            Optional<BiConsumer<VirtConnection, UUID>> call,
            Set<VmState> states) {
        this.slug = slug;
        this.icon = icon;
        this.asksFirst = asksFirst;
        this.call = call;
        this.states = states;
    }

    /** The action's name in a URL. */
    public String slug() {
        return slug;
    }

    /** The name of the icon beside its word. */
    public String icon() {
        return icon;
    }

    /** Whether a dialog opens before anything is done. */
    public boolean asksFirst() {
        return asksFirst;
    }

    /** Calls libvirt; throws {@link IllegalStateException} for what has pages of its own. */
    public void perform(VirtConnection host, UUID vm) {
        call.orElseThrow(() -> new IllegalStateException(this + " has its own way to start"))
                .accept(host, vm);
    }

    /** Whether it calls libvirt. */
    public boolean calls() {
        return call.isPresent();
    }

    /** Those that a VM in this state is offered, of which the caller may take some away. */
    static Set<VmAction> fitting(VmState state) {
        return Arrays.stream(values())
                .filter(action -> action.states.contains(state))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(VmAction.class)));
    }

    public static Optional<VmAction> ofSlug(String slug) {
        return Arrays.stream(values())
                .filter(action -> action.slug.equals(slug))
                .findFirst();
    }
}
