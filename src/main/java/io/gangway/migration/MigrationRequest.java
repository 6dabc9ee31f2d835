package io.gangway.migration;

import io.gangway.host.HostName;
import java.util.UUID;

/**
 * What somebody asks for. Comes only from {@link RequestRules}, so that none exists that breaks a rule.
 *
 * @param destination where to; the console may or may not know the host by name
 */
public record MigrationRequest(UUID uuid, HostName source, Destination destination, MigrationChoices choices) {}
