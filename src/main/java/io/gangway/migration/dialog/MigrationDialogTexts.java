package io.gangway.migration.dialog;

import io.gangway.language.Languages;
import io.gangway.language.Spoken;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** This room's texts in the language of whoever is being answered. */
@Singleton
final class MigrationDialogTexts {

    @Produces
    @Spoken
    @Singleton
    DialogMessages dialog(Languages languages) {
        return languages.texts(DialogMessages.class);
    }

    @Produces
    @Spoken
    @Singleton
    OptionMessages option(Languages languages) {
        return languages.texts(OptionMessages.class);
    }
}
