package io.gangway.vm.action;

import io.gangway.language.Languages;
import io.gangway.language.Spoken;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** This room's texts in the language of whoever is being answered. */
@Singleton
final class VmActionTexts {

    @Produces
    @Spoken
    @Singleton
    MediaMessages media(Languages languages) {
        return languages.texts(MediaMessages.class);
    }

    @Produces
    @Spoken
    @Singleton
    VmActionMessages vmAction(Languages languages) {
        return languages.texts(VmActionMessages.class);
    }
}
