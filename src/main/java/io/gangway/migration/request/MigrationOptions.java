package io.gangway.migration.request;

import io.gangway.page.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The advanced options of a migration: those that were chosen. For all others libvirt's own preset holds.
 *
 * @param chosen the values, each as the {@link Shape} of its option has it, in the order of {@link Field}
 */
public record MigrationOptions(Map<Field, Object> chosen) {

    /** libvirt's words for the ways to compress memory on its way. */
    public enum CompressionMethod implements Word {
        /** Sends only what changed in pages that were sent before. */
        XBZRLE,
        /** Compresses each page, on several threads. */
        MT
    }

    /** None of them. */
    public static final MigrationOptions NONE = new MigrationOptions(Map.of());

    public MigrationOptions {
        Map<Field, Object> kept = new EnumMap<>(Field.class);
        chosen.forEach((field, value) -> kept.put(field, fitting(field, value)));
        chosen = Collections.unmodifiableMap(kept);
    }

    private static Object fitting(Field field, Object value) {
        if (field.option().filter(option -> option.shape().holds(value)).isEmpty()) {
            throw new IllegalArgumentException(field.word() + " cannot be a " + value.getClass());
        }
        if (value instanceof List<?> list) {
            return List.copyOf(list);
        }
        return value instanceof Map<?, ?> pairs ? Map.copyOf(pairs) : value;
    }

    /** Reads them out of a form, each by itself; whether they fit together is for {@link OptionRules}. */
    static MigrationOptions read(FormReader form) {
        Map<Field, Object> read = new EnumMap<>(Field.class);
        for (Field field : Field.options()) {
            field.option().orElseThrow().shape().read(form, field).ifPresent(value -> read.put(field, value));
        }
        return new MigrationOptions(read);
    }

    /** Whether a box is ticked. */
    public boolean ticked(Field field) {
        return has(field);
    }

    public boolean has(Field field) {
        return chosen.containsKey(field);
    }

    /** A line of text, a configuration, or the word of a choice. */
    public Optional<String> text(Field field) {
        return Optional.ofNullable(chosen.get(field)).map(String.class::cast);
    }

    public OptionalInt figure(Field field) {
        return chosen.get(field) instanceof Integer figure ? OptionalInt.of(figure) : OptionalInt.empty();
    }

    /** A list of names; empty if there are none. */
    public List<String> names(Field field) {
        List<String> names = new ArrayList<>();
        if (chosen.get(field) instanceof List<?> list) {
            list.forEach(name -> names.add((String) name));
        }
        return Collections.unmodifiableList(names);
    }

    /** The destination's storage pools into which disks are copied, by the disks' targets. */
    public Map<String, String> pools() {
        Map<String, String> pools = new TreeMap<>();
        if (chosen.get(Field.TARGETS) instanceof Map<?, ?> pairs) {
            pairs.forEach((disk, pool) -> pools.put((String) disk, (String) pool));
        }
        return Collections.unmodifiableMap(pools);
    }

    /** The same with another value, or one more. */
    public MigrationOptions with(Field field, Object value) {
        Map<Field, Object> more = new EnumMap<>(Field.class);
        more.putAll(chosen);
        more.put(field, value);
        return new MigrationOptions(more);
    }

    /** The same without one. */
    public MigrationOptions without(Field field) {
        Map<Field, Object> fewer = new EnumMap<>(Field.class);
        fewer.putAll(chosen);
        fewer.remove(field);
        return new MigrationOptions(fewer);
    }
}
