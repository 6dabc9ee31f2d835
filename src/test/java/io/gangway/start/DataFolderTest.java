package io.gangway.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The data folder")
class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("is made, and becomes an absolute path, wherever it is to be")
    void isMade() {
        assertTrue(DataFolder.prepare("target/data folder test").isAbsolute());
        Path deep = folder.resolve("with blanks/and more");
        assertEquals(deep, DataFolder.prepare(deep.toString()));
        assertTrue(Files.isDirectory(deep));
        assertEquals(deep, DataFolder.prepare(folder + "/./other/../with blanks/and more"));
    }

    @Test
    @DisplayName("is refused where the database could not be, with the property and the remedy")
    void isRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        for (String impossible :
                new String[] {folder + "/a;b", folder + "/a\\b", file.toString(), file + "/below", "/proc/nowhere"}) {
            String words = assertThrows(CannotStart.class, () -> DataFolder.prepare(impossible))
                    .getMessage();
            assertTrue(words.contains("gangway.data-dir") && words.matches(".*[Nn]ame a.*"), words);
        }
    }
}
