package io.gangway.host;

/** A host's state, reason or facts are no longer what they were. Fired as a CDI event; observers must be quick. */
public record HostChanged(HostName host) {}
