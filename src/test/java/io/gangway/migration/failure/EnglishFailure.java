package io.gangway.migration.failure;

import io.gangway.language.Language;

/** What a failure is told with in English. */
public final class EnglishFailure {

    private static final FailureTexts TEXTS = new FailureTexts();

    private EnglishFailure() {}

    public static ToldFailure of(Failure failure) {
        return TEXTS.told(failure, Language.ENGLISH);
    }
}
