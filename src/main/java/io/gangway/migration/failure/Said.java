package io.gangway.migration.failure;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sentence that is written out when somebody reads it, in the language of whoever does.
 *
 * @param key that of its text in {@code failures/}
 * @param values what is filled in, by its names in the text
 */
public record Said(String key, Map<String, String> values) {

    /** The key of a sentence that is kept as it was said once, in English. */
    static final String AS_TOLD = "as-told";

    static final String VM = "vm";
    static final String SOURCE = "source";
    static final String DESTINATION = "destination";
    static final String WHAT = "what";

    public Said {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** A sentence about the ends of a migration. */
    public static Said of(String key, FailureCatalogue.Ends ends) {
        return of(key, ends, "");
    }

    /** The same with something that libvirt, or the verdict, names. */
    public static Said of(String key, FailureCatalogue.Ends ends, String what) {
        return new Said(key, Map.of(VM, ends.vm(), SOURCE, ends.source(), DESTINATION, ends.destination(), WHAT, what));
    }

    /** A sentence in English for all. */
    public static Said asTold(String sentence) {
        return new Said(AS_TOLD, Map.of(WHAT, sentence));
    }
}
