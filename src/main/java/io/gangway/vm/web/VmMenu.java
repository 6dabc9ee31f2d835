package io.gangway.vm.web;

import io.gangway.vm.inventory.VmAction;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** What the menu of a VM may hold, in its order. */
@Named("vmMenu")
@Singleton
public class VmMenu {

    private static final Set<VmAction> ASKING =
            Set.of(VmAction.MIGRATE, VmAction.FORCE_OFF, VmAction.DISCARD_SAVED_STATE);

    public List<VmAction> actions() {
        return List.of(VmAction.values());
    }

    /** Whether a dialog opens before anything is done. */
    public boolean asksFirst(VmAction action) {
        return ASKING.contains(action);
    }
}
