package io.gangway.migration.request;

import io.gangway.migration.request.RefusedMigration.Rule;
import io.gangway.page.Word;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What can be given for an option, and how it is read. */
public sealed interface Shape {

    /** What people fill in. */
    enum Widget {
        TICK,
        LINE,
        CONFIGURATION,
        SELECT,
        /** Nothing of its own: the dialog has it elsewhere. */
        NONE
    }

    /** Reads it. What is wrong is noted and left out; so is a box that is not ticked. */
    Optional<Object> read(FormReader form, Field field);

    /** Whether that is what {@link #read} gives. */
    boolean holds(Object value);

    /** What is kept of a value, shown and given to programs; what may hold a secret is not. */
    default Object told(Object value) {
        return value;
    }

    /** What people fill in. */
    default Widget widget() {
        return Widget.LINE;
    }

    /** The words among which to choose; none where it is no choice. */
    default List<String> words() {
        return List.of();
    }

    /** The least and the most of a figure, such as {@code 0–9}; empty for all else. */
    default String range() {
        return "";
    }

    /** A box that is ticked: {@code true}, or nothing. */
    record Tick() implements Shape {
        @Override
        public Optional<Object> read(FormReader form, Field field) {
            return form.flag(field) ? Optional.of(true) : Optional.empty();
        }

        @Override
        public boolean holds(Object value) {
            return Boolean.TRUE.equals(value);
        }

        @Override
        public Widget widget() {
            return Widget.TICK;
        }
    }

    /** A box by which a person confirms another one: it is looked at with that, and not kept. */
    record Confirmation() implements Shape {
        @Override
        public Optional<Object> read(FormReader form, Field field) {
            form.flag(field);
            return Optional.empty();
        }

        @Override
        public boolean holds(Object value) {
            return false;
        }

        @Override
        public Widget widget() {
            return Widget.TICK;
        }
    }

    /** A whole number, an {@code Integer}; both ends are possible. */
    record Figure(int least, int most, boolean powerOfTwo) implements Shape {
        @Override
        public Optional<Object> read(FormReader form, Field field) {
            Optional<Object> read = form.number(field, least, most).stream()
                    .mapToObj(figure -> (Object) figure)
                    .findFirst();
            if (powerOfTwo
                    && read.filter(figure -> Integer.bitCount((Integer) figure) != 1)
                            .isPresent()) {
                form.refuse(field, Rule.NO_POWER_OF_TWO, RequestMessages::powerOfTwo);
            }
            return read;
        }

        @Override
        public boolean holds(Object value) {
            return value instanceof Integer;
        }

        @Override
        public String range() {
            return least + "–" + most;
        }
    }

    /** A line of text; {@code remedy} says how to write it. */
    record Line(Predicate<String> check, Function<RequestMessages, String> remedy) implements Shape {
        static Line of(Pattern pattern, Function<RequestMessages, String> remedy) {
            return new Line(pattern.asMatchPredicate(), remedy);
        }

        @Override
        public Optional<Object> read(FormReader form, Field field) {
            return form.text(field, check, remedy).map(Function.identity());
        }

        @Override
        public boolean holds(Object value) {
            return value instanceof String;
        }
    }

    /** A VM's configuration. */
    record Configuration() implements Shape {
        /** libvirt takes no longer message than 32 MiB; a VM's configuration has a few KiB. */
        private static final int LONGEST = 200_000;

        private static final String CHANGED = "(changed)";

        @Override
        public Optional<Object> read(FormReader form, Field field) {
            return form.text(field, text -> text.length() <= LONGEST, RequestMessages::xmlTooLong)
                    .map(Function.identity());
        }

        @Override
        public boolean holds(Object value) {
            return value instanceof String;
        }

        @Override
        public Object told(Object value) {
            return CHANGED;
        }

        @Override
        public Widget widget() {
            return Widget.CONFIGURATION;
        }
    }

    /** One of a few words. */
    record Choice<E extends Enum<E> & Word>(Class<E> type) implements Shape {
        @Override
        public Optional<Object> read(FormReader form, Field field) {
            return form.choice(field, type).map(Word::word);
        }

        @Override
        public boolean holds(Object value) {
            return words().contains(value);
        }

        @Override
        public Widget widget() {
            return Widget.SELECT;
        }

        @Override
        public List<String> words() {
            return Arrays.stream(type.getEnumConstants()).map(Word::word).toList();
        }
    }

    /** A list of names, with commas between in a form. */
    record Names(Predicate<String> check) implements Shape {
        @Override
        public Optional<Object> read(FormReader form, Field field) {
            form.list(field).stream()
                    .filter(check.negate())
                    .forEach(name -> form.refuse(field, Rule.MALFORMED_DISK_NAME, say -> say.noDiskName(name)));
            return Optional.<Object>of(form.list(field)).filter(names -> !names.equals(List.of()));
        }

        @Override
        public boolean holds(Object value) {
            return value instanceof List<?>;
        }

        @Override
        public Widget widget() {
            return Widget.NONE;
        }
    }

    /** A storage pool for each disk, by its target; in a form {@code vda=images} with commas between. */
    record Pools(Predicate<String> check) implements Shape {
        @Override
        public Optional<Object> read(FormReader form, Field field) {
            Map<String, String> pools = new LinkedHashMap<>();
            for (String item : form.list(field)) {
                String[] parts = item.split("=", 2);
                if (parts.length < 2 || parts[1].isBlank() || !check.test(parts[0])) {
                    form.refuse(field, Rule.MALFORMED_DISK_TARGET, RequestMessages::diskAndPool);
                } else {
                    pools.put(parts[0], parts[1].strip());
                }
            }
            return Optional.<Object>of(pools).filter(read -> !pools.isEmpty());
        }

        @Override
        public boolean holds(Object value) {
            return value instanceof Map<?, ?>;
        }

        @Override
        public Widget widget() {
            return Widget.NONE;
        }
    }
}
