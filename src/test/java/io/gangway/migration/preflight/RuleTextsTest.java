package io.gangway.migration.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.gangway.belongings.Belonging;
import io.gangway.belongings.Belonging.Fate;
import io.gangway.belongings.Belonging.Kind;
import io.gangway.belongings.BelongingMessages;
import io.gangway.belongings.BelongingWords;
import io.gangway.belongings.Way;
import io.gangway.page.PlainMessages;
import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Each rule of the preflight")
class RuleTextsTest {

    /** Parts of sentences, which are none by themselves. */
    private static final Set<String> PARTS = Set.of("listed", "screen", "networkCard", "device");

    /** A row of two columns; what is refused otherwise has three. */
    private static final Pattern CHECK = Pattern.compile("\\| `([^`]+)` \\| [^|]+\\. \\|");

    private static final List<Rule<?>> RULES = GivenFindings.rulebook().rules();

    @Test
    @DisplayName("has a code of its own, in lower case with hyphens")
    void codes() {
        List<String> codes = RULES.stream().map(Rule::code).toList();

        assertEquals(codes.size(), new HashSet<>(codes).size(), codes.toString());
        codes.forEach(code -> assertTrue(code.matches("[a-z]+(-[a-z]+)*"), code));
        RULES.forEach(rule -> assertFalse(rule.field().word().isEmpty(), rule.code()));
    }

    @Test
    @DisplayName("stands in docs/errors.md, or as a belonging in docs/belongings.md, and all that stands there is one")
    void listed() throws IOException {
        Set<String> listed = Files.readAllLines(Path.of("docs/errors.md")).stream()
                .map(CHECK::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
        String belongings = Files.readString(Path.of("docs/belongings.md"));

        assertEquals(
                RULES.stream()
                        .filter(rule -> !(rule instanceof BelongingRule))
                        .map(Rule::code)
                        .collect(Collectors.toSet()),
                listed);
        RULES.stream()
                .filter(BelongingRule.class::isInstance)
                .map(Rule::code)
                .forEach(code -> assertTrue(belongings.contains("`" + code + "`"), code));
    }

    @TestFactory
    @DisplayName("has a sentence in English and in Chinese")
    Stream<DynamicTest> sentences() throws IOException {
        Properties chinese = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/messages/preflight_zh.properties"))) {
            chinese.load(reader);
        }
        JavaClasses classes = new ClassFileImporter()
                .importClasses(Stream.concat(RULES.stream().map(Object::getClass), Stream.of(UnprovenUse.class))
                        .collect(Collectors.toSet()));
        return RULES.stream()
                .filter(rule -> !(rule instanceof BelongingRule))
                .map(rule -> DynamicTest.dynamicTest(rule.code(), () -> assertTold(rule, classes, chinese)));
    }

    private static void assertTold(Rule<?> rule, JavaClasses classes, Properties chinese) {
        Set<String> told = told(rule, classes);
        assertFalse(told.isEmpty(), "no sentence");
        for (String sentence : told) {
            Method english = Arrays.stream(PreflightMessages.class.getDeclaredMethods())
                    .filter(method -> method.getName().equals(sentence))
                    .findFirst()
                    .orElseThrow();
            assertFalse(english.getAnnotation(Message.class).value().isBlank(), sentence);
            assertTrue(
                    chinese.getProperty(sentence, "").codePoints().anyMatch(Character::isIdeographic),
                    sentence + " in Chinese");
        }
    }

    /** What its class takes from the bundle; what a copy says as well has a class of its own. */
    private static Set<String> told(Rule<?> rule, JavaClasses classes) {
        boolean shared = rule == CopyRule.MAYBE_USED;
        return classes.get(shared ? UnprovenUse.class : rule.getClass()).getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().isEquivalentTo(PreflightMessages.class))
                .map(call -> call.getName())
                .filter(name -> !PARTS.contains(name))
                .collect(Collectors.toSet());
    }

    @Test
    @DisplayName("about a belonging has one, too, unless such a thing always travels")
    void belongings() {
        BelongingWords words = new BelongingWords(PlainMessages.of(BelongingMessages.class));
        Set<Kind> silent = new HashSet<>();
        for (BelongingRule rule : BelongingRule.all(words)) {
            for (boolean offline : List.of(true, false)) {
                Belonging lost = new Belonging(rule.kind(), "x", Fate.LOST, OptionalLong.empty());
                Way way = new Way(true, offline, true, false);
                rule.judge(new BelongingRule.Moved(lost, way))
                        .map(objection -> objection
                                .sentence()
                                .told(PlainMessages.of(PreflightMessages.class), new GivenFindings().ends()))
                        .filter(String::isEmpty)
                        .forEach(sentence -> silent.add(rule.kind()));
            }
        }

        assertEquals(Set.of(Kind.DISK, Kind.DESCRIPTION), silent);
    }
}
