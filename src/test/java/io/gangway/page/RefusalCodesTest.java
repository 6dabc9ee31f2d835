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
    /** Its second column says at which field, not a status. */
    private static final Pattern RULE = Pattern.compile("\\| `([^`]+)` \\| [^|0-9][^|]* \\| .+\\. \\|");

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

    @Test
    @DisplayName("have beside them those of the rules at fields, which stand there as well")
    void rulesAreListed() throws IOException {
        List<String> listed = Files.readAllLines(LIST).stream()
                .map(RULE::matcher)
                .filter(row -> row.matches())
                .map(row -> row.group(1))
                .toList();
        List<String> rules = constants(Refusal.Rule.class).map(Word::word).toList();

        assertEquals(new TreeSet<>(listed).size(), listed.size(), "a rule is listed twice");
        assertEquals(new TreeSet<>(rules), new TreeSet<>(listed));
        assertEquals(new TreeSet<>(rules).size(), rules.size(), rules.toString());
        assertTrue(rules.stream().allMatch(word -> KEBAB.matcher(word).matches()), rules.toString());
    }

    /** Each with its status behind it. */
    private static List<String> codes() {
        List<String> codes = new ArrayList<>();
        Arrays.stream(RequestFault.values())
                .map(fault -> fault.word() + " " + fault.status())
                .forEach(codes::add);
        constants(Refusal.Code.class)
                .map(code -> code.word() + " " + code.kind().status())
                .forEach(codes::add);
        return codes;
    }

    private static <W extends Word> Stream<W> constants(Class<W> kind) {
        return new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
                .importPackages("io.gangway").stream()
                        .filter(found -> found.isEnum() && found.isAssignableTo(kind))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                        .map(kind::cast);
    }
}
