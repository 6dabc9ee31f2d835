package io.gangway.storage.copy;

import io.gangway.language.Language;
import io.gangway.migration.failure.FailureTexts;
import io.gangway.migration.failure.Said;

/** Why something was not copied, in English. */
final class EnglishCopy {

    private static final FailureTexts TEXTS = new FailureTexts();

    private EnglishCopy() {}

    static String of(CopyFailed failure) {
        CopyProblem problem = failure.problem();
        return TEXTS.sentence(new Said(problem.cause().key(), problem.values()), Language.ENGLISH);
    }
}
