package io.gangway.migration.request;

import io.gangway.belongings.Way;
import io.gangway.host.HostName;
import java.util.UUID;

/**
 * What somebody asks for. Comes only from {@link RequestRules}, so that none exists that breaks a rule.
 *
 * @param destination where to; the console may or may not know the host by name
 */
public record MigrationRequest(UUID uuid, HostName source, Destination destination, MigrationChoices choices) {

    /** How it moves, as far as what belongs to the VM is concerned. */
    public Way way() {
        return new Way(
                choices.duration() == MigrationDuration.PERMANENT,
                choices.mode() == MigrationMode.OFFLINE,
                destination.host().isPresent(),
                choices.options().ticked(Field.KEEP_AUTOSTART));
    }

    /** The same, where the destination keeps this configuration. */
    public MigrationRequest keeping(String persistentXml) {
        return new MigrationRequest(
                uuid,
                source,
                destination,
                new MigrationChoices(
                        choices.duration(),
                        choices.mode(),
                        choices.route(),
                        choices.storage(),
                        choices.policy(),
                        choices.options().with(Field.PERSISTENT_XML, persistentXml)));
    }
}
