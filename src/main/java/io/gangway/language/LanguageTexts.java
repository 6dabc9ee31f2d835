package io.gangway.language;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** This room's texts in the language of whoever is being answered. */
@Singleton
final class LanguageTexts {

    @Produces
    @Spoken
    @Singleton
    MarkMessages mark(Languages languages) {
        return languages.texts(MarkMessages.class);
    }
}
