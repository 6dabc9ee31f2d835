package io.gangway.migration.preflight;

import io.gangway.language.Languages;
import io.gangway.language.Spoken;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** This room's texts in the language of whoever is being answered. */
@Singleton
final class MigrationPreflightTexts {

    @Produces
    @Spoken
    @Singleton
    PreflightMessages preflight(Languages languages) {
        return languages.texts(PreflightMessages.class);
    }
}
