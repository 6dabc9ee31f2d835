package io.gangway.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The language in which the console answers")
class LanguageTest {

    @ParameterizedTest(name = "[{0}] with the browser's [{1}]: {2}")
    @DisplayName("is the one that was chosen, or else the first of the browser's that it speaks, or else English")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "''|''|ENGLISH",
                "''|zh-CN,zh;q=0.9,en;q=0.8|CHINESE",
                "''|zh|CHINESE",
                "''|zh-Hans-CN|CHINESE",
                "''|en-GB,en;q=0.9,zh;q=0.1|ENGLISH",
                "''|de,fr;q=0.9|ENGLISH",
                "''|de,zh;q=0.5|CHINESE",
                "''|;;;q=x|ENGLISH",
                "en|zh-CN|ENGLISH",
                "zh|en|CHINESE",
                "tlh|zh|CHINESE",
            })
    void isChosen(String chosen, String accepted, Language expected) {
        assertEquals(expected, Language.of(chosen, accepted));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("is read from the browser's cookies")
    @CsvSource(
            delimiter = '|',
            value = {"language=zh|CHINESE", "csrf-token=abc; language=zh|CHINESE", "languages=zh|ENGLISH", "''|ENGLISH"
            })
    void isKept(String cookies, Language expected) {
        assertEquals(expected, Languages.of(header -> header.equals("Cookie") ? cookies : null));
    }
}
