package io.gangway.migration.web;

import io.gangway.language.Languages;
import io.gangway.migration.failure.FailureTexts;
import io.gangway.migration.failure.ToldFailure;
import io.gangway.migration.state.Migration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells of a migration's failure in the language of whoever is being answered. */
@ApplicationScoped
public class FailureWords {

    private final FailureTexts texts;
    private final Languages languages;

    public FailureWords(FailureTexts texts, Languages languages) {
        this.texts = texts;
        this.languages = languages;
    }

    /** What failed, why, and what to do as the verdict has it; empty without a failure. */
    public Optional<ToldFailure> of(Migration migration) {
        return migration.told().map(failure -> texts.told(failure, languages.current()));
    }
}
