package io.gangway.language;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.gangway.migration.dialog.OptionMessages;
import io.gangway.migration.request.Field;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The texts")
class TextsTest {

    /** These are asked of some of the constants only, or show a field's own name or bare value where nothing else is said. */
    private static final Set<String> OF_SOME = Set.of(
            "label", "help", "unit", "tuned", "dialogIntro", "offlineIntro", "kind", "sharingKnown", "sharingUnknown");

    private static final Path FOLDER = Path.of("src/main/resources/messages");
    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z][A-Za-z.()]*)[^}]*}");
    /** Words that are in no command and no name. */
    private static final Pattern ENGLISH = Pattern.compile("\\b(the|is|are|was|not|of|and|this|that|with|for)\\b");

    @TestFactory
    @DisplayName("are all there in Chinese, each with what it tells in English, and no others")
    Stream<DynamicTest> completeInChinese() {
        return bundles().map(bundle -> DynamicTest.dynamicTest(bundle.getSimpleName(), () -> compare(bundle)));
    }

    private static Stream<Class<?>> bundles() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.gangway").stream()
                        .filter(one -> one.isAnnotatedWith(MessageBundle.class))
                        .map(JavaClass::reflect);
    }

    @TestFactory
    @DisplayName("have a word for each constant: what is said last, for all that is not named, is said of one alone")
    Stream<DynamicTest> allConstants() {
        return bundles()
                .flatMap(bundle -> Arrays.stream(bundle.getDeclaredMethods()))
                .filter(method -> Arrays.stream(method.getParameterTypes()).anyMatch(Class::isEnum))
                .filter(method -> !OF_SOME.contains(method.getName()))
                .map(method -> DynamicTest.dynamicTest(
                        method.getDeclaringClass().getSimpleName() + "." + method.getName(),
                        () -> assertConstants(method)));
    }

    @Test
    @DisplayName("name and explain each option that the dialog has")
    void allOptions() throws IOException {
        for (String text : List.of("label", "help")) {
            String english = Arrays.stream(OptionMessages.class.getDeclaredMethods())
                    .filter(method -> method.getName().equals(text))
                    .findFirst()
                    .orElseThrow()
                    .getAnnotation(Message.class)
                    .value();
            String chinese = chinese(OptionMessages.class).getProperty(text);
            for (Field field : Field.options()) {
                if (field.section().isPresent()) {
                    assertTrue(english.contains("{#is " + field + "}"), text + " of " + field);
                    assertTrue(chinese.contains("{#is " + field + "}"), text + " of " + field + " in Chinese");
                }
            }
        }
    }

    private static void assertConstants(Method method) throws IOException {
        String english = method.getAnnotation(Message.class).value();
        String chinese = chinese(method.getDeclaringClass()).getProperty(method.getName());
        for (Parameter parameter : method.getParameters()) {
            for (String text : parameter.getType().isEnum() ? List.of(english, chinese) : List.<String>of()) {
                Matcher choice = Pattern.compile("\\{#when " + parameter.getName() + "}(.*?)\\{/when}")
                        .matcher(text);
                while (choice.find()) {
                    Set<String> left = new TreeSet<>();
                    for (Object constant : parameter.getType().getEnumConstants()) {
                        left.add(constant.toString());
                    }
                    Matcher named = Pattern.compile("\\{#is ([A-Z_]+)}").matcher(choice.group(1));
                    while (named.find()) {
                        left.remove(named.group(1));
                    }
                    int last = choice.group(1).contains("{#else}") ? 1 : 0;
                    assertTrue(left.size() <= last, left + " in " + text);
                }
            }
        }
    }

    private static void compare(Class<?> bundle) throws IOException {
        Map<String, String> english = new TreeMap<>();
        for (Method method : bundle.getDeclaredMethods()) {
            english.put(method.getName(), method.getAnnotation(Message.class).value());
        }
        Properties chinese = chinese(bundle);

        assertEquals(english.keySet(), new TreeSet<>(chinese.stringPropertyNames()));
        assertAll(english.entrySet().stream().map(text -> () -> {
            String translated = chinese.getProperty(text.getKey());
            assertEquals(parameters(text.getValue()), parameters(translated), text.getKey() + ": " + translated);
            assertFalse(ENGLISH.matcher(translated.replaceAll("\\{[^}]*}", "")).find(), translated);
        }));
    }

    private static Properties chinese(Class<?> bundle) throws IOException {
        Properties chinese = new Properties();
        String name = bundle.getAnnotation(MessageBundle.class).value();
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(name + "_zh.properties"))) {
            chinese.load(reader);
        }
        return chinese;
    }

    /** Which values a text shows; those that only decide between singular and plural are not told in every language. */
    private static Set<String> parameters(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = PARAMETER.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        found.remove("else");
        return found;
    }
}
