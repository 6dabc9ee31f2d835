package io.gangway.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A choice that forms, JSON and the database name by one lower-case word. */
public interface Word {

    /** The constant's name, as an enum gives it. */
    String name();

    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E> & Word> Optional<E> parse(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.word().equals(word))
                .findFirst();
    }
}
