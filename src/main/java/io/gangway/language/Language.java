package io.gangway.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The languages in which the console has all its texts. */
public enum Language {
    ENGLISH(Locale.ENGLISH, "English"),
    /** Simplified. */
    CHINESE(Locale.CHINESE, "中文");

    private final Locale locale;
    private final String ownName;

    Language(Locale locale, String ownName) {
        this.locale = locale;
        this.ownName = ownName;
    }

    /** By which the texts are found. */
    public Locale locale() {
        return locale;
    }

    /** As BCP 47 has it, for pages, addresses and cookies. */
    public String tag() {
        return locale.toLanguageTag();
    }

    /** What those who speak it call it. */
    public String ownName() {
        return ownName;
    }

    /**
     * The language in which to answer.
     *
     * @param chosen the tag that a person chose here; empty, or what nobody speaks, if nobody chose
     * @param accepted the browser's wishes, as in the header {@code Accept-Language} (RFC 9110, 12.5.4); may be empty
     */
    public static Language of(String chosen, String accepted) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(chosen))
                .findFirst()
                .orElseGet(() -> wished(accepted));
    }

    private static Language wished(String accepted) {
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(accepted);
            Locale best = Locale.lookup(
                    ranges, Arrays.stream(values()).map(Language::locale).toList());
            return Arrays.stream(values())
                    .filter(language -> language.locale.equals(best))
                    .findFirst()
                    .orElse(ENGLISH);
        } catch (IllegalArgumentException e) {
            return ENGLISH;
        }
    }
}
