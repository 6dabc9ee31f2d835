package io.gangway.host.web;

import io.gangway.language.Languages;
import io.gangway.language.Spoken;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** This room's texts in the language of whoever is being answered. */
@Singleton
final class HostWebTexts {

    @Produces
    @Spoken
    @Singleton
    HostMessages host(Languages languages) {
        return languages.texts(HostMessages.class);
    }
}
