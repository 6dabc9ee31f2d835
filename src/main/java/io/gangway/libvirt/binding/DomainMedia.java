package io.gangway.libvirt.binding;

import java.util.UUID;

/** The media in a domain's drives. */
public final class DomainMedia {

    /** virDomainDeviceModifyFlags. */
    private static final int LIVE = 1;

    private static final int CONFIG = 1 << 1;
    private static final int FORCE = 1 << 2;

    private final VirtConnection connection;
    private final LibvirtApi api;

    DomainMedia(VirtConnection connection, LibvirtApi api) {
        this.connection = connection;
        this.api = api;
    }

    /**
     * Puts another medium into a drive, or takes it out.
     *
     * @param deviceXml the drive's element as it shall be; without a source, the drive is empty
     * @param live in the guest that runs
     * @param config in the configuration that is kept
     * @param force also where the guest has locked the drive
     */
    public void change(UUID uuid, String deviceXml, boolean live, boolean config, boolean force) {
        int flags = (live ? LIVE : 0) | (config ? CONFIG : 0) | (force ? FORCE : 0);
        connection.act(uuid, domain -> api.virDomainUpdateDeviceFlags(domain, deviceXml, flags));
    }
}
