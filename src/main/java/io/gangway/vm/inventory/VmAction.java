package io.gangway.vm.inventory;

import java.util.Arrays;
import java.util.Optional;

/** What a person can ask of a VM from its menu. */
public enum VmAction {
    START("start"),
    SHUT_DOWN("shut-down"),
    FORCE_OFF("force-off"),
    PAUSE("pause"),
    RESUME("resume"),
    DISCARD_SAVED_STATE("discard-saved-state"),
    MIGRATE("migrate");

    private final String slug;

    VmAction(String slug) {
        this.slug = slug;
    }

    /** The action's name in a URL. */
    public String slug() {
        return slug;
    }

    public static Optional<VmAction> ofSlug(String slug) {
        return Arrays.stream(values())
                .filter(action -> action.slug.equals(slug))
                .findFirst();
    }
}
