package io.gangway.migration.history;

import io.gangway.host.HostName;
import io.gangway.migration.request.MigrationOptions;
import io.gangway.page.Word;
import io.gangway.vm.inventory.VmState;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.Nested;

/** How what the console keeps stands in columns of the database; Jdbi finds by a value's type how it is written and read. */
public final class Columns {

    private static final Pattern UPPER_CASE = Pattern.compile("[A-Z]");

    private Columns() {}

    /**
     * The database, in which choices stand as their words, moments in UTC, and what has a name or a number as that.
     *
     * <p>A word that this console does not know, because another version wrote it, is read as nothing where it may be missing,
     * and fails elsewhere, unless {@link #word(Jdbi, Enum)} says what is taken for it.
     */
    public static Jdbi over(DataSource source) {
        Jdbi jdbi = Jdbi.create(source)
                .registerArgument(new Words())
                .registerColumnMapper(Columns::wordMapper)
                .registerArgument(new Moments())
                .registerColumnMapper(Instant.class, (row, column, context) -> {
                    OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
                    return moment == null ? null : moment.toInstant();
                });
        text(jdbi, UUID.class, UUID::toString, UUID::fromString);
        text(jdbi, HostName.class, HostName::value, HostName::new);
        text(jdbi, VmState.class, VmState::word, word -> VmState.ofWord(word).orElse(null));
        text(jdbi, MigrationOptions.class, OptionColumn::write, OptionColumn::read);
        // Migrations from before there were options have none, which is not the same as nothing.
        return jdbi.registerColumnMapper(
                MigrationOptions.class, (row, column, context) -> OptionColumn.read(row.getString(column)));
    }

    /**
     * Has values of a type stand as a text, such as JSON.
     *
     * @param read gets no null: where the column has none, nothing is read
     */
    public static <T> void text(Jdbi jdbi, Class<T> type, Function<T, String> write, Function<String, T> read) {
        ArgumentFactory written = (asked, value, config) -> type.equals(asked)
                ? Optional.of((position, statement, context) ->
                        statement.setString(position, value == null ? null : write.apply(type.cast(value))))
                : Optional.empty();
        jdbi.registerArgument(written);
        jdbi.registerColumnMapper(type, (row, column, context) -> {
            String text = row.getString(column);
            return text == null ? null : read.apply(text);
        });
    }

    /** Has a missing or unknown word be read as this one. */
    public static <E extends Enum<E> & Word> void word(Jdbi jdbi, E otherwise) {
        Class<E> type = otherwise.getDeclaringClass();
        jdbi.registerColumnMapper(type, (row, column, context) -> Optional.ofNullable(row.getString(column))
                .flatMap(word -> Word.parse(type, word))
                .orElse(otherwise));
    }

    /**
     * The columns in which a record stands.
     *
     * @return in the record's order, each column with the name of what is bound for it
     */
    static Map<String, String> of(Class<?> row) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (RecordComponent component : row.getRecordComponents()) {
            String name = component.getName();
            Nested nested = component.getAccessor().getAnnotation(Nested.class);
            if (nested == null) {
                columns.put(UPPER_CASE.matcher(name).replaceAll("_$0").toLowerCase(Locale.ROOT), name);
            } else {
                String prefix = nested.value().isEmpty() ? "" : nested.value() + "_";
                of(component.getType()).forEach((column, inner) -> columns.put(prefix + column, name + "." + inner));
            }
        }
        return columns;
    }

    private static Optional<ColumnMapper<?>> wordMapper(Type type, ConfigRegistry config) {
        if (type instanceof Class<?> words && isWord(words)) {
            return Optional.of((row, column, context) ->
                    constant(words, row.getString(column)).orElseThrow());
        }
        if (type instanceof ParameterizedType optional
                && optional.getRawType() == Optional.class
                && optional.getActualTypeArguments()[0] instanceof Class<?> words
                && isWord(words)) {
            return Optional.of((row, column, context) -> constant(words, row.getString(column)));
        }
        return Optional.empty();
    }

    private static boolean isWord(Class<?> type) {
        return type.isEnum() && Word.class.isAssignableFrom(type);
    }

    private static Optional<?> constant(Class<?> words, String word) {
        return Arrays.stream(words.getEnumConstants())
                .filter(constant -> ((Word) constant).word().equals(word))
                .findFirst();
    }

    private static final class Words extends AbstractArgumentFactory<Word> {
        Words() {
            super(Types.VARCHAR);
        }

        @Override
        protected Argument build(Word value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setString(position, value.word());
        }
    }

    /** Jdbi's own goes by the machine's time zone, in which one hour of each year is there twice. */
    private static final class Moments extends AbstractArgumentFactory<Instant> {
        Moments() {
            super(Types.TIMESTAMP_WITH_TIMEZONE);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setObject(position, value.atOffset(ZoneOffset.UTC));
        }
    }
}
