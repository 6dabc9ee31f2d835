package io.gangway.migration.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.language.Language;
import io.gangway.language.Languages;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.storage.copy.CopyCause;
import io.gangway.storage.copy.CopyFailed;
import io.gangway.storage.copy.CopyProblem;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Why a disk is not copied")
class OwnWordsTest {

    private static final FailureCatalogue.Ends ENDS = new FailureCatalogue.Ends("wanderer1", "alpha", "beta");
    private static final Pattern NAME = Pattern.compile("\\{([^}]*)}");
    private static final CopyProblem NO_ROOM =
            CopyCause.NO_ROOM.with("1.0 GiB", "/srv", "beta", "web.qcow2", "8.0 GiB");

    private final FailureTexts texts = new FailureTexts();
    private final OwnWords words = new OwnWords(texts, new Languages(null));

    @ParameterizedTest
    @EnumSource(CopyCause.class)
    @DisplayName("has a sentence for each cause, which fills in what the cause names")
    void sentences(CopyCause cause) {
        String text = texts.text(cause.key(), Language.ENGLISH);

        assertEquals(
                new TreeSet<>(cause.names()),
                NAME.matcher(text)
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    @DisplayName("is kept by its key, and told in the language of whoever reads it")
    void toldInEachLanguage() {
        Failure failure =
                FailureCatalogue.translate(words.failure(CopyFailed.refused(NO_ROOM), List.of(NO_ROOM), "beta"), ENDS);

        assertEquals("console", failure.code());
        assertEquals(List.of(new Said("copy.no-room", NO_ROOM.values())), failure.cause());
        assertEquals(
                "There are 1.0 GiB free in /srv on beta, and web.qcow2 takes 8.0 GiB. Make room there first.",
                texts.told(failure, Language.ENGLISH).cause());
        assertEquals(
                "beta 上的 /srv 剩余 1.0 GiB，而 web.qcow2 需要 8.0 GiB。请先在那里腾出空间。",
                texts.told(failure, Language.CHINESE).cause());
        assertEquals("", failure.raw());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "console-failed",
                "console-failed.preparing",
                "luggage.used-by-another",
                "luggage.saved-memory-of-another"
            })
    @DisplayName("has the sentences of what else the console itself says")
    void otherSentences(String key) {
        assertTrue(texts.keys(Language.CHINESE).contains(key));
    }

    @Test
    @DisplayName("never tells a secret that is in what a host answered")
    void withoutSecrets() {
        CopyProblem problem = CopyCause.CONSOLE_FAILED.with("bad <graphics passwd='geheim'/>");

        VirtException told = words.failure(CopyFailed.refused(problem), List.of(problem), "beta");

        assertEquals(-1, told.getMessage().indexOf("geheim"), told.getMessage());
        assertEquals(-1, told.own().toString().indexOf("geheim"), told.own().toString());
    }

    @Test
    @DisplayName("fills in all that its sentence needs, or is a mistake of the console's")
    void allFilledIn() {
        assertThrows(IllegalArgumentException.class, () -> CopyCause.NO_ROOM.with("1.0 GiB"));
    }
}
