package io.gangway.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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
    @DisplayName("is open to the console's account only, and so is all of the database, also what is there already")
    void isClosed() throws IOException {
        Path made = DataFolder.prepare(folder.resolve("made").toString());
        assertEquals("rwx------", permissions(made));
        assertEquals("rw-------", permissions(made.resolve("gangway.mv.db")));

        Path open = Files.createDirectory(folder.resolve("open"));
        Files.createFile(open.resolve("gangway.mv.db"));
        Files.createFile(open.resolve("gangway.trace.db"));
        for (Path one : List.of(open, open.resolve("gangway.mv.db"), open.resolve("gangway.trace.db"))) {
            Files.setPosixFilePermissions(one, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        DataFolder.prepare(open.toString());
        assertEquals("rwx------", permissions(open));
        assertEquals("rw-------", permissions(open.resolve("gangway.mv.db")));
        assertEquals("rw-------", permissions(open.resolve("gangway.trace.db")));
    }

    @Test
    @DisplayName("stays as it is where it holds other things as well, and only the database is closed")
    void isLeftWhereItIsNotTheConsoles() throws IOException {
        Files.createFile(folder.resolve("somebody's"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        DataFolder.prepare(folder.toString());

        assertEquals("rwxrwxrwx", permissions(folder));
        assertEquals("rw-------", permissions(folder.resolve("gangway.mv.db")));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
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
