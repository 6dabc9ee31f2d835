package io.gangway.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The codes of refusals, on which programs rely")
class RefusalCodesTest {

    private static final Path LIST = Path.of("docs", "errors.md");
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (\\d+) \\| .+\\. \\|");
    private static final Pattern KEBAB = Pattern.compile("[a-z]+(-[a-z]+)*");

    @Test
    @DisplayName("stand in docs/errors.md with their status: one that is new, renamed or gone is noticed here")
    void areListed() throws IOException {
        List<String> listed = Files.readAllLines(LIST).stream()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();

        assertEquals(new TreeSet<>(listed).size(), listed.size(), "a code is listed twice");
        assertEquals(new TreeSet<>(codes()), new TreeSet<>(listed));
    }

    @Test
    @DisplayName("mean one thing each, and are small letters with hyphens between")
    void areDistinct() {
        List<String> words = codes().stream().map(code -> code.split(" ", 2)[0]).toList();

        assertEquals(new TreeSet<>(words).size(), words.size(), words.toString());
        assertTrue(words.stream().allMatch(word -> KEBAB.matcher(word).matches()), words.toString());
    }

    /** Each with its status behind it. */
    private static List<String> codes() {
        List<String> codes = new ArrayList<>();
        Arrays.stream(RequestFault.values())
                .map(fault -> fault.word() + " " + fault.status())
                .forEach(codes::add);
        refusals().map(code -> code.word() + " " + code.kind().status()).forEach(codes::add);
        return codes;
    }

    private static Stream<Refusal.Code> refusals() {
        return new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
                .importPackages("io.gangway").stream()
                        .filter(found -> found.isEnum() && found.isAssignableTo(Refusal.Code.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                        .map(Refusal.Code.class::cast);
    }
}
