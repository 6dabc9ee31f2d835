package io.gangway.belongings;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.belongings.Belonging.Fate;
import io.gangway.belongings.Belonging.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BelongingsDocumentTest {

    private static String document() throws IOException {
        return Files.readString(Path.of("docs", "belongings.md"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("every kind of belonging has its line in the document")
    void kinds(Kind kind) throws IOException {
        assertTrue(document().contains("`" + kind.word() + "`"), kind.word());
    }

    @ParameterizedTest
    @EnumSource(Fate.class)
    @DisplayName("every fate is explained in the document")
    void fates(Fate fate) throws IOException {
        assertTrue(document().contains("| `" + fate.word() + "` |"), fate.word());
    }
}
