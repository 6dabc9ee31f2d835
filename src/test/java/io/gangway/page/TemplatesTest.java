package io.gangway.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A template")
class TemplatesTest {

    private static final int LONGEST_LINE = 160;

    @Test
    @DisplayName("has no line that nobody can read at a glance")
    void shortLines() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path template : Templates.all()) {
            List<String> lines = Files.readAllLines(template);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).length() > LONGEST_LINE) {
                    tooLong.add(
                            template + ":" + (i + 1) + " has " + lines.get(i).length() + " characters");
                }
            }
        }
        assertEquals(List.of(), tooLong);
    }
}
