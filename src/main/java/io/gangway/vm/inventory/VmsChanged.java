package io.gangway.vm.inventory;

import io.gangway.host.HostName;

/** What a host runs is no longer what it was. Fired as a CDI event; observers must be quick. */
public record VmsChanged(HostName host) {}
