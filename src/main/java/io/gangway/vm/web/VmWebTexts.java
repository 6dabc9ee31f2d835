package io.gangway.vm.web;

import io.gangway.language.Languages;
import io.gangway.language.Spoken;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** This room's texts in the language of whoever is being answered. */
@Singleton
final class VmWebTexts {

    @Produces
    @Spoken
    @Singleton
    VmMessages vm(Languages languages) {
        return languages.texts(VmMessages.class);
    }
}
