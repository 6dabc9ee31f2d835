package io.gangway.migration.command;

import io.gangway.language.Languages;
import io.gangway.language.Spoken;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** This room's texts in the language of whoever is being answered. */
@Singleton
final class MigrationCommandTexts {

    @Produces
    @Spoken
    @Singleton
    CommandMessages command(Languages languages) {
        return languages.texts(CommandMessages.class);
    }
}
