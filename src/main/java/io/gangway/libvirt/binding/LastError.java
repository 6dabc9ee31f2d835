package io.gangway.libvirt.binding;

import io.gangway.libvirt.fact.VirtException;
import org.libvirt.jna.virError;

/** Reads the error that libvirt keeps for the calling thread. */
final class LastError {

    private LastError() {}

    /** Takes the error of the call that just failed on this thread; libvirt sometimes fails without giving one. */
    static VirtException take(LibvirtApi api, String host) {
        virError error = api.virGetLastError();
        if (error == null || error.code == 0) {
            return new VirtException(host, 0, 0, "libvirt failed without saying why.");
        }
        VirtException taken = new VirtException(
                host,
                error.code,
                error.domain,
                error.message == null ? "libvirt gave no message." : error.message,
                error.code == VirtException.SYSTEM_ERROR ? error.int1 : 0);
        api.virResetLastError();
        return taken;
    }
}
