package io.gangway.vm.inventory;

import io.gangway.language.Languages;
import io.gangway.language.Spoken;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** This room's texts in the language of whoever is being answered. */
@Singleton
final class VmInventoryTexts {

    @Produces
    @Spoken
    @Singleton
    VmStateMessages vmState(Languages languages) {
        return languages.texts(VmStateMessages.class);
    }
}
