package io.gangway.belongings;

import io.gangway.language.Languages;
import io.gangway.language.Spoken;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** This room's texts in the language of whoever is being answered. */
@Singleton
final class BelongingsTexts {

    @Produces
    @Spoken
    @Singleton
    BelongingMessages belonging(Languages languages) {
        return languages.texts(BelongingMessages.class);
    }
}
