package io.gangway.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sources of all templates, for tests of what stands in them. */
final class Templates {

    private static final Path FOLDER = Path.of("src/main/resources/templates");

    private Templates() {}

    static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
