package io.gangway.migration.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.migration.history.OptionColumn;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Each row of the table of options")
class OptionTableTest {

    /** What the console does itself, so that neither libvirt nor virsh is told. */
    private static final Set<Field> CONSOLE =
            EnumSet.of(Field.TARGETS, Field.OVERWRITE, Field.EJECT, Field.ACCEPT, Field.KEEP_AUTOSTART);

    static List<Field> options() {
        return Field.options();
    }

    /** Something that can be given for it, as a program would. */
    private static Object example(Field field) {
        Shape shape = field.option().orElseThrow().shape();
        if (shape instanceof Shape.Figure figure) {
            return Math.min(figure.most(), 64);
        }
        if (shape instanceof Shape.Names) {
            return List.of("vda", "sdb");
        }
        if (shape instanceof Shape.Pools) {
            return Map.of("vda", "images");
        }
        if (shape instanceof Shape.Configuration) {
            return "<domain/>";
        }
        if (shape instanceof Shape.Line) {
            return field == Field.MIGRATE_URI ? "tcp://10.0.1.2" : "beta";
        }
        return shape.words().isEmpty() ? (Object) true : shape.words().get(0);
    }

    private static MigrationOptions read(Map<String, Object> fields) {
        return MigrationOptions.read(FormReader.unheard(MigrationForm.ofNames(fields)));
    }

    @ParameterizedTest
    @MethodSource("options")
    @DisplayName("reads what a program gives, and keeps it for good")
    void readsAndKeeps(Field field) {
        boolean confirmation = field.option().orElseThrow().shape() instanceof Shape.Confirmation;

        MigrationOptions options = read(Map.of(field.word(), example(field)));

        assertEquals(!confirmation, options.has(field));
        assertEquals(OptionFields.of(options), OptionFields.of(OptionColumn.read(OptionColumn.write(options))));
    }

    @ParameterizedTest
    @MethodSource("options")
    @DisplayName("says how libvirt and virsh are told, unless the console does it")
    void tellsLibvirtAndVirsh(Field field) {
        Option option = field.option().orElseThrow();
        boolean confirmation = option.shape() instanceof Shape.Confirmation;
        boolean libvirt = option.flag().isPresent() || !option.parameter().isEmpty();

        assertEquals(!CONSOLE.contains(field) && !confirmation && field != Field.DOWNTIME_LIMIT_MS, libvirt);
        assertEquals(!CONSOLE.contains(field) && !confirmation, !option.virsh().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("options")
    @DisplayName("says to programs what it means")
    void means(Field field) {
        assertTrue(field.option().orElseThrow().meaning().endsWith("."));
    }

    @Test
    @DisplayName("holds no value of another shape")
    void holdsNothingElse() {
        Map<Field, Object> wrong = new LinkedHashMap<>();
        wrong.put(Field.TLS, "yes");
        wrong.put(Field.BANDWIDTH_MIB, "20");
        wrong.put(Field.COMPRESSION, "zip");
        wrong.put(Field.DISKS, "vda");
        wrong.put(Field.MODE, "live");

        wrong.forEach((field, value) ->
                assertThrows(IllegalArgumentException.class, () -> MigrationOptions.NONE.with(field, value)));
    }

    @Test
    @DisplayName("of a figure that tunes an option means nothing where that option does not")
    void tuned() {
        assertFalse(Field.COMPRESSION_LEVEL.option().orElseThrow().offline());
    }
}
