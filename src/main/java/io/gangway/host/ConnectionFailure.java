package io.gangway.host;

/**
 * Why there is no connection to a host.
 *
 * @param raw what libvirt and ssh said, untouched; empty where nothing was said
 */
public record ConnectionFailure(ConnectionFault fault, String raw) {}
