package io.gangway.vm.inventory;

import io.gangway.host.HostName;
import java.util.UUID;

/** Another room's knowledge of what this console itself moves. */
public interface OwnMoves {

    /** Whether a VM that libvirt moves away from this host may be on its way for this console. */
    boolean moving(HostName source, UUID uuid);
}
