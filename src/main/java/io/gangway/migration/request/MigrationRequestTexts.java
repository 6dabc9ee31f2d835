package io.gangway.migration.request;

import io.gangway.language.Languages;
import io.gangway.language.Spoken;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** This room's texts in the language of whoever is being answered. */
@Singleton
final class MigrationRequestTexts {

    @Produces
    @Spoken
    @Singleton
    RequestMessages request(Languages languages) {
        return languages.texts(RequestMessages.class);
    }
}
