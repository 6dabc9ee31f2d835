package io.gangway.configuration;

import io.gangway.vm.inventory.Vm;

/**
 * An edited configuration in which nothing wrong was found, before it is saved.
 *
 * @param diff what saving it would change
 */
public record Review(Vm vm, String original, String text, ConfigurationDiff diff) {}
