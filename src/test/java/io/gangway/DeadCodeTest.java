package io.gangway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Each method")
class DeadCodeTest {

    private final JavaClasses all = new ClassFileImporter().importPackages("io.gangway");
    private final Set<String> main = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.gangway").stream()
                    .map(JavaClass::getName)
                    .collect(Collectors.toSet());
    private final Set<String> wordsOfTemplates = wordsOfTemplates();

    /**
     * Whoever has an annotation is called by whoever reads it. Components of records are what goes out as JSON, into a
     * template or into the database, and are not looked at.
     */
    @Test
    @DisplayName("is called by somebody, be it a template or a test")
    void isCalled() {
        List<String> dead = all.stream()
                .filter(one -> main.contains(one.getName()))
                .filter(one -> !isGenerated(one) && !one.isAssignableTo("com.sun.jna.Callback"))
                .flatMap(one -> one.getMethods().stream())
                .filter(method -> !isCalled(method))
                .map(JavaMethod::getFullName)
                .sorted()
                .toList();

        assertEquals(List.of(), dead, "nobody calls these");
    }

    private boolean isCalled(JavaMethod method) {
        return !method.getAccessesToSelf().isEmpty()
                || isAnnotated(method)
                || isMadeByTheCompiler(method)
                || overrides(method)
                || wordsOfTemplates.contains(method.getName())
                || wordsOfTemplates.contains(property(method.getName()));
    }

    private static boolean isAnnotated(JavaMethod method) {
        return !method.getAnnotations().isEmpty()
                || method.getParameters().stream()
                        .anyMatch(parameter -> !parameter.getAnnotations().isEmpty());
    }

    private static boolean isMadeByTheCompiler(JavaMethod method) {
        JavaClass owner = method.getOwner();
        boolean ofEnum = owner.isEnum() && Set.of("values", "valueOf").contains(method.getName());
        boolean component = owner.isRecord()
                && method.getRawParameterTypes().isEmpty()
                && owner.tryGetField(method.getName()).isPresent();
        return ofEnum
                || component
                || method.getModifiers().contains(JavaModifier.SYNTHETIC)
                || method.getModifiers().contains(JavaModifier.BRIDGE);
    }

    private static boolean overrides(JavaMethod method) {
        JavaClass owner = method.getOwner();
        return Stream.concat(owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
                .anyMatch(parent -> parent.getMethods().stream()
                        .anyMatch(theirs -> theirs.getName().equals(method.getName())));
    }

    private static boolean isGenerated(JavaClass one) {
        return one.getName().matches(".*Builder(\\$.*)?");
    }

    /** What a template calls {@code missing} may be {@code isMissing}. */
    private static String property(String method) {
        String name = method.replaceFirst("^(is|get)(?=[A-Z])", "");
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static Set<String> wordsOfTemplates() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
            Set<String> words = new HashSet<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                words.addAll(Arrays.asList(Files.readString(file).split("\\W+")));
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
