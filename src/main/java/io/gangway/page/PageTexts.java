package io.gangway.page;

import io.gangway.language.Languages;
import io.gangway.language.Spoken;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** This room's texts in the language of whoever is being answered. */
@Singleton
final class PageTexts {

    @Produces
    @Spoken
    @Singleton
    FrameMessages frame(Languages languages) {
        return languages.texts(FrameMessages.class);
    }
}
