package io.gangway.vm.web;

import io.gangway.vm.inventory.VmAction;
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
}
