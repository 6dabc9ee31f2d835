package io.gangway.vm;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** What the menu of a VM may hold, in its order. */
@Named("vmMenu")
@Singleton
public class VmMenu {

    public List<VmAction> actions() {
        return List.of(VmAction.values());
    }

    /** Whether a dialog opens before anything is done. */
    public boolean asksFirst(VmAction action) {
        return action == VmAction.MIGRATE || action == VmAction.FORCE_OFF;
    }
}
