package io.gangway.vm.action;

import io.gangway.host.HostName;
import java.util.Optional;
import java.util.UUID;

/** Another room's say in whether a VM may be started now. */
public interface StartGuard {

    /** Why it may not, and what to do, in a sentence; empty if nothing speaks against it. */
    Optional<String> hindrance(HostName host, UUID uuid);
}
