package io.gangway.vm;

import io.gangway.host.HostName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Everyday calls to a VM on its host. Each waits for the host, for a bounded time. */
@ApplicationScoped
public class VmService {

    /**
     * Starts, shuts down, forces off, pauses or resumes a VM. A shut-down only asks the guest; the inventory shows
     * what comes of it.
     *
     * @throws VmActionFailed in words, when the host refuses, does not answer, or no longer knows the VM
     */
    public void act(HostName host, UUID uuid, VmAction action) {
        throw new UnsupportedOperationException();
    }

    /** What the VM's configuration says; empty if the host does not know it. */
    public Optional<VmDetails> details(HostName host, UUID uuid) {
        throw new UnsupportedOperationException();
    }

    /** A picture of the VM's screen as PNG; empty if it has none now. */
    public Optional<byte[]> screen(HostName host, UUID uuid) {
        throw new UnsupportedOperationException();
    }
}
