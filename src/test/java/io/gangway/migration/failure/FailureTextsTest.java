package io.gangway.migration.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.language.Language;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The texts of failures")
class FailureTextsTest {

    private static final FailureCatalogue.Ends ENDS = new FailureCatalogue.Ends("wanderer1", "alpha", "beta");
    private static final Pattern NAME = Pattern.compile("\\{[^}]*}");

    private final FailureTexts texts = new FailureTexts();

    static Stream<Failure> failures() {
        return Stream.concat(
                FailureCatalogue.ENTRIES.stream().map(entry -> entry.failure(ENDS, "")),
                Stream.of(SourceEnd.values()).map(end -> end.failure(ENDS, "")));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @DisplayName("are the same in every language, each with the same to fill in")
    void complete(Language language) {
        assertEquals(texts.keys(Language.ENGLISH), texts.keys(language));
        for (String key : texts.keys(language)) {
            assertEquals(names(texts.text(key, Language.ENGLISH)), names(texts.text(key, language)), key);
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    @DisplayName("are there for every failure")
    void tells(Failure failure) {
        for (Said said : said(failure)) {
            assertTrue(texts.keys(Language.ENGLISH).contains(said.key()), said.key());
        }
    }

    @Test
    @DisplayName("are filled in with what is not taken for a text again")
    void fillsInOnce() {
        Failure failure = FailureCatalogue.translate(
                "something nobody knows of a {vm} for $1", new FailureCatalogue.Ends("{what}", "alpha", "beta"));

        assertTrue(texts.told(failure, Language.CHINESE).cause().endsWith("something nobody knows of a {vm} for $1"));
    }

    @Test
    @DisplayName("say in Chinese what they say in English")
    void chinese() {
        ToldFailure told =
                texts.told(FailureCatalogue.translate("Host key verification failed.", ENDS), Language.CHINESE);

        assertTrue(told.nextStep().contains("alpha") && told.nextStep().endsWith("。"), told.nextStep());
    }

    private static List<Said> said(Failure failure) {
        return Stream.concat(Stream.of(failure.title(), failure.nextStep()), failure.cause().stream())
                .toList();
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
