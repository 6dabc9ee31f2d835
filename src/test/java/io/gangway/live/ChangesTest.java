package io.gangway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.page.Drawing;
import io.gangway.page.Drawing.Row;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private static Row row(String id, String cell) {
        return new Row(id, "", "<tr id=\"" + id + "\">" + cell + "</tr>", Map.of("cell-" + id, cell));
    }

    private static Drawing list(Row... rows) {
        return new Drawing(Map.of(), Optional.of(new Drawing.Rows("rows", Arrays.asList(rows))));
    }

    @Test
    void saysNothingWhenNothingChanged() {
        assertEquals("", Changes.between(list(row("a", "1"), row("b", "1")), list(row("a", "1"), row("b", "1"))));
    }

    @Test
    void sendsOnlyTheCellThatChanged() {
        assertEquals(
                "<div hx-swap-oob=\"innerHTML:[id='cell-b']\">2</div>",
                Changes.between(list(row("a", "1"), row("b", "1")), list(row("a", "1"), row("b", "2"))));
    }

    @Test
    void putsANewRowBehindTheOneBeforeIt() {
        assertEquals(
                "<tbody hx-swap-oob=\"afterend:[id='a']\"><tr id=\"b\">1</tr></tbody>",
                Changes.between(list(row("a", "1"), row("c", "1")), list(row("a", "1"), row("b", "1"), row("c", "1"))));
    }

    @Test
    void putsANewFirstRowOnTop() {
        assertEquals(
                "<tbody hx-swap-oob=\"afterbegin:[id='rows']\"><tr id=\"a\">1</tr></tbody>",
                Changes.between(list(row("b", "1")), list(row("a", "1"), row("b", "1"))));
    }

    @Test
    void takesAwayARowThatIsGone() {
        assertEquals(
                "<tbody hx-swap-oob=\"delete:[id='a']\"></tbody>",
                Changes.between(list(row("a", "1"), row("b", "1")), list(row("b", "1"))));
    }

    @Test
    void movesOneRowAndLeavesTheOthersAlone() {
        String message = Changes.between(
                list(row("a", "1"), row("b", "1"), row("c", "1")), list(row("b", "1"), row("c", "1"), row("a", "1")));
        assertEquals(
                "<tbody hx-swap-oob=\"delete:[id='a']\"></tbody>"
                        + "<tbody hx-swap-oob=\"afterend:[id='c']\"><tr id=\"a\">1</tr></tbody>",
                message);
    }

    @Test
    void movesRowsBeforeItFillsCellsBecauseABrowserWouldNotReadTheRowsOtherwise() {
        String message =
                Changes.between(list(row("a", "1"), row("b", "1")), list(row("a", "2"), row("b", "1"), row("c", "1")));
        assertTrue(message.indexOf("<tbody") < message.indexOf("<div"), message);
    }

    @Test
    void drawsARowAnewWhenItsFrameChanged() {
        Row renamed = new Row("a", "new name", "<tr id=\"a\">x</tr>", Map.of("cell-a", "1"));
        assertEquals(
                "<tbody hx-swap-oob=\"delete:[id='a']\"></tbody>"
                        + "<tbody hx-swap-oob=\"afterbegin:[id='rows']\"><tr id=\"a\">x</tr></tbody>",
                Changes.between(list(row("a", "1")), list(renamed)));
    }

    @Test
    void sendsAllRowsAndSpotsToAPageOfWhichNothingIsKnown() {
        Drawing drawing = new Drawing(Map.of("count", "1"), list(row("a", "1")).rows());
        assertEquals(
                "<tbody hx-swap-oob=\"innerHTML:[id='rows']\"><tr id=\"a\">1</tr></tbody>"
                        + "<div hx-swap-oob=\"innerHTML:[id='count']\">1</div>",
                Changes.whole(drawing));
    }
}
