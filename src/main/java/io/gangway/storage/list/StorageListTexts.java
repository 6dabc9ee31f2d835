package io.gangway.storage.list;

import io.gangway.language.Languages;
import io.gangway.language.Spoken;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** This room's texts in the language of whoever is being answered. */
@Singleton
final class StorageListTexts {

    @Produces
    @Spoken
    @Singleton
    StorageMessages storage(Languages languages) {
        return languages.texts(StorageMessages.class);
    }
}
