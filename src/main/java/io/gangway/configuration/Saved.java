package io.gangway.configuration;

import io.gangway.vm.inventory.Vm;

/**
 * A configuration that a host now keeps.
 *
 * @param diff what changed in what the host keeps, asked afresh
 */
public record Saved(Vm vm, ConfigurationDiff diff) {}
