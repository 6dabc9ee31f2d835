package io.gangway.migration.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.gangway.migration.control.ControlResult.Kind;
import io.gangway.page.PlainMessages;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The column with what came of a control")
class ResultColumnTest {

    @Test
    @DisplayName("is empty while nothing is known")
    void nothingKnown() {
        assertEquals("", ResultColumn.write(ControlResult.NONE));
        assertEquals(ControlResult.NONE, ResultColumn.read(""));
    }

    @Test
    @DisplayName("has what it is and what is filled in")
    void json() {
        ControlResult result = ControlResult.of(Kind.CANCELLED, "wanderer1", "alpha");

        assertEquals("{\"kind\":\"cancelled\",\"values\":[\"wanderer1\",\"alpha\"]}", ResultColumn.write(result));
        assertEquals(result, ResultColumn.read(ResultColumn.write(result)));
    }

    @Test
    @DisplayName("tells by its name what only a later console knows")
    void later() {
        assertEquals(
                ControlResult.of(Kind.AS_TOLD, "teleported"),
                ResultColumn.read("{\"kind\":\"teleported\",\"values\":[\"x\"]}"));
    }

    @Test
    @DisplayName("has room for 1900 characters of a text; what is longer is cut, and seen to be")
    void cut() {
        String fits = "x".repeat(1_900);

        assertEquals(
                List.of(fits),
                ResultColumn.read(ResultColumn.write(ControlResult.of(Kind.REFUSED, fits)))
                        .values());
        assertEquals(
                List.of(fits + " …"),
                ResultColumn.read(ResultColumn.write(ControlResult.of(Kind.REFUSED, fits + "y")))
                        .values());
    }

    @Test
    @DisplayName("is not read where it is damaged")
    void damaged() {
        assertThrows(IllegalStateException.class, () -> ResultColumn.read("{\"kind\":"));
    }

    @Test
    @DisplayName("that lacks a value leaves a gap in the words, and fails nobody who reads them")
    void gap() {
        ControlMessages say = PlainMessages.of(ControlMessages.class);

        assertEquals(
                ControlResult.of(Kind.CANCELLED, "wanderer1", "").in(say),
                ControlResult.of(Kind.CANCELLED, "wanderer1").in(say));
        assertEquals("", ControlResult.NONE.in(say));
    }
}
