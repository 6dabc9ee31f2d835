package io.gangway.migration.failure;

import io.gangway.language.Language;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What failures are told with, in each language: {@code failures/en.properties} and the others beside it. */
@Singleton
public class FailureTexts {

    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

    private final Map<Language, Properties> texts = new EnumMap<>(Language.class);

    public FailureTexts() {
        for (Language language : Language.values()) {
            texts.put(language, read("/failures/" + language.tag() + ".properties"));
        }
    }

    private static Properties read(String file) {
        Properties read = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(FailureTexts.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            read.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    /** The failure in the words of that language. */
    public ToldFailure told(Failure failure, Language language) {
        return new ToldFailure(
                failure.code(),
                sentence(failure.title(), language),
                sentences(failure.cause(), language),
                sentence(failure.nextStep(), language),
                failure.raw());
    }

    /** Sentences one after the other. */
    public String sentences(List<Said> said, Language language) {
        return said.stream().map(one -> sentence(one, language)).collect(Collectors.joining(gap(language)));
    }

    /** Between two sentences. */
    private static String gap(Language language) {
        return switch (language) {
            case ENGLISH -> " ";
            case CHINESE -> "";
        };
    }

    /** A text that a later console had, and this has no more, is told by its key. */
    public String sentence(Said said, Language language) {
        String text = texts.get(language).getProperty(said.key(), said.key());
        return NAME.matcher(text)
                .replaceAll(name -> Matcher.quoteReplacement(said.values().getOrDefault(name.group(1), "")));
    }

    Set<String> keys(Language language) {
        return texts.get(language).stringPropertyNames();
    }

    String text(String key, Language language) {
        return texts.get(language).getProperty(key);
    }
}
