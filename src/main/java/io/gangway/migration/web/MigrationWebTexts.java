package io.gangway.migration.web;

import io.gangway.language.Languages;
import io.gangway.language.Spoken;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** This room's texts in the language of whoever is being answered. */
@Singleton
final class MigrationWebTexts {

    @Produces
    @Spoken
    @Singleton
    ArrivalMessages arrival(Languages languages) {
        return languages.texts(ArrivalMessages.class);
    }

    @Produces
    @Spoken
    @Singleton
    JobMessages job(Languages languages) {
        return languages.texts(JobMessages.class);
    }

    @Produces
    @Spoken
    @Singleton
    MigrationMessages migration(Languages languages) {
        return languages.texts(MigrationMessages.class);
    }
}
