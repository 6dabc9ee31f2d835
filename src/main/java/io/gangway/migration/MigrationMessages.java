package io.gangway.migration;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages about migrations say. */
@MessageBundle("migration")
public interface MigrationMessages {

    @Message("Migrations")
    String title();

    @Message("Migrations under way")
    String underWay();
}
