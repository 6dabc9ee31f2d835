package io.gangway.libvirt.fact;

/** Whether a host has something, and whether it can be used now. */
public enum Presence {
    ACTIVE,
    INACTIVE,
    ABSENT,
    /** The host cannot tell. */
    UNKNOWN
}
