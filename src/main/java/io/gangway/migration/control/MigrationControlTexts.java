package io.gangway.migration.control;

import io.gangway.language.Languages;
import io.gangway.language.Spoken;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** This room's texts in the language of whoever is being answered. */
@Singleton
final class MigrationControlTexts {

    @Produces
    @Spoken
    @Singleton
    ControlMessages control(Languages languages) {
        return languages.texts(ControlMessages.class);
    }
}
