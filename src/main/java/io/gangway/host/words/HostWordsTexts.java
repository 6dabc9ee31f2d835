package io.gangway.host.words;

import io.gangway.language.Languages;
import io.gangway.language.Spoken;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** This room's texts in the language of whoever is being answered. */
@Singleton
final class HostWordsTexts {

    @Produces
    @Spoken
    @Singleton
    ConnectionMessages connection(Languages languages) {
        return languages.texts(ConnectionMessages.class);
    }
}
