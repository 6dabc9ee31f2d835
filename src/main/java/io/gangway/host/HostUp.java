package io.gangway.host;

/** The connection to a host is open and its events flow. Fired as a CDI event on the host's own thread. */
public record HostUp(HostName host) {}
