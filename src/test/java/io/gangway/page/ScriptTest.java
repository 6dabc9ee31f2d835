package io.gangway.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ScriptableObject;

@DisplayName("The pages' script")
class ScriptTest {

    private static final Path FOLDER = Path.of("frontend-assets");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import .*'\\./([^']+)';$");

    private static final String CHECK = """
            JSHINT(source, {
              esversion: 11, module: true, browser: true, undef: true, unused: true, eqeqeq: true, freeze: true, futurehostile: true,
              latedef: 'nofunc', shadow: 'outer', globals: { htmx: false, bootstrap: false, getSelection: false }
            });
            JSHINT.errors.map(function (e) { return name + ':' + e.line + ' ' + e.reason; }).join('\\n');
            """;

    @Test
    @DisplayName("has nothing that JSHint finds wrong, such as a name that is not defined")
    void nothingIsWrong() throws IOException {
        List<String> wrong = new ArrayList<>();
        try (Context context = Context.enter()) {
            // Compiled, JSHint would break the limits of a class file.
            context.setInterpretedMode(true);
            context.setLanguageVersion(Context.VERSION_ES6);
            ScriptableObject scope = context.initStandardObjects();
            context.evaluateString(scope, "var window = this;", "window", 1, null);
            context.evaluateString(scope, jshint(), "jshint", 1, null);
            for (Path file : files()) {
                ScriptableObject.putProperty(scope, "name", file.toString());
                ScriptableObject.putProperty(scope, "source", Files.readString(file));
                wrong.add(Context.toString(context.evaluateString(scope, CHECK, "check", 1, null)));
            }
        }
        assertEquals(List.of(), wrong.stream().filter(found -> !found.isEmpty()).toList());
    }

    @Test
    @DisplayName("brings every part that lies in its folder")
    void allParts() throws IOException {
        Set<Path> there = new TreeSet<>(files());
        Set<Path> reached = new TreeSet<>();
        follow(FOLDER.resolve("gangway.js"), reached);
        assertEquals(there, reached);
    }

    private static void follow(Path file, Set<Path> reached) throws IOException {
        if (!reached.add(file)) {
            return;
        }
        Matcher imports = IMPORT.matcher(Files.readString(file));
        while (imports.find()) {
            follow(file.resolveSibling(imports.group(1)).normalize(), reached);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> parts = Files.list(FOLDER.resolve("script"))) {
            return Stream.concat(Stream.of(FOLDER.resolve("gangway.js")), parts)
                    .sorted()
                    .toList();
        }
    }

    private static String jshint() {
        String path = Assets.webjar("org.webjars.npm/jshint") + "dist/jshint.js";
        try (InputStream in = Objects.requireNonNull(ScriptTest.class.getResourceAsStream("/" + path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
