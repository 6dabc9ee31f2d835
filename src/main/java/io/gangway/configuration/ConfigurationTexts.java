package io.gangway.configuration;

import io.gangway.language.Languages;
import io.gangway.language.Spoken;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** This room's texts in the language of whoever is being answered. */
@Singleton
final class ConfigurationTexts {

    @Produces
    @Spoken
    @Singleton
    ConfigurationMessages configuration(Languages languages) {
        return languages.texts(ConfigurationMessages.class);
    }
}
