package io.gangway.storage.share;

import io.gangway.language.Languages;
import io.gangway.language.Spoken;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** This room's texts in the language of whoever is being answered. */
@Singleton
final class ShareTexts {

    @Produces
    @Spoken
    @Singleton
    ShareMessages share(Languages languages) {
        return languages.texts(ShareMessages.class);
    }
}
