package io.gangway.language;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.TestFactory;

@DisplayName("The texts")
class TextsTest {

    private static final Path FOLDER = Path.of("src/main/resources/messages");
    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z][A-Za-z.()]*)[^}]*}");
    /** Words that are in no command and no name. */
    private static final Pattern ENGLISH = Pattern.compile("\\b(the|is|are|was|not|of|and|this|that|with|for)\\b");

    @TestFactory
    @DisplayName("are all there in Chinese, each with what it tells in English, and no others")
    Stream<DynamicTest> completeInChinese() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.gangway").stream()
                        .filter(one -> one.isAnnotatedWith(MessageBundle.class))
                        .map(JavaClass::reflect)
                        .map(bundle -> DynamicTest.dynamicTest(bundle.getSimpleName(), () -> compare(bundle)));
    }

    private static void compare(Class<?> bundle) throws IOException {
        Map<String, String> english = new TreeMap<>();
        for (Method method : bundle.getDeclaredMethods()) {
            english.put(method.getName(), method.getAnnotation(Message.class).value());
        }
        Properties chinese = new Properties();
        String name = bundle.getAnnotation(MessageBundle.class).value();
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(name + "_zh.properties"))) {
            chinese.load(reader);
        }

        assertEquals(english.keySet(), new TreeSet<>(chinese.stringPropertyNames()));
        assertAll(english.entrySet().stream().map(text -> () -> {
            String translated = chinese.getProperty(text.getKey());
            assertEquals(parameters(text.getValue()), parameters(translated), text.getKey() + ": " + translated);
            assertFalse(ENGLISH.matcher(translated.replaceAll("\\{[^}]*}", "")).find(), translated);
        }));
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
