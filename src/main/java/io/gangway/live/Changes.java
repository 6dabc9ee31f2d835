package io.gangway.live;

import io.gangway.page.Drawing;
import io.gangway.page.Drawing.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes what makes an open page current, as htmx's out-of-band swaps.
 *
 * <p>Everything that moves rows comes before everything else, and stands in {@code tbody} elements: a browser parses
 * table rows only there, and only as long as no other element came before.
 */
final class Changes {

    private Changes() {}

    /** The fewest swaps that lead from one drawing to the next; empty if they are the same. */
    static String between(Drawing before, Drawing after) {
        StringBuilder moves = new StringBuilder();
        StringBuilder fills = new StringBuilder();
        after.rows().ifPresent(rows -> before.rows()
                .ifPresentOrElse(old -> rows(old, rows, moves, fills), () -> moves.append(allRows(rows))));
        spots(before.spots(), after.spots(), fills);
        return moves.append(fills).toString();
    }

    /** Everything, for a page of which nothing is known. */
    static String whole(Drawing drawing) {
        StringBuilder out =
                new StringBuilder(drawing.rows().map(Changes::allRows).orElse(""));
        spots(Map.of(), drawing.spots(), out);
        return out.toString();
    }

    private static String allRows(Drawing.Rows rows) {
        StringBuilder all = new StringBuilder();
        rows.list().forEach(row -> all.append(row.html()));
        return table("innerHTML", rows.id(), all.toString());
    }

    private static void rows(Drawing.Rows before, Drawing.Rows after, StringBuilder moves, StringBuilder fills) {
        Map<String, Row> old = new HashMap<>();
        before.list().forEach(row -> old.put(row.id(), row));
        Set<String> staying = staying(before.list(), after.list(), old);
        for (Row row : before.list()) {
            if (!staying.contains(row.id())) {
                moves.append(table("delete", row.id(), ""));
            }
        }
        Optional<Row> previous = Optional.empty();
        for (Row row : after.list()) {
            if (staying.contains(row.id())) {
                spots(old.get(row.id()).spots(), row.spots(), fills);
            } else {
                moves.append(previous.map(above -> table("afterend", above.id(), row.html()))
                        .orElseGet(() -> table("afterbegin", after.id(), row.html())));
            }
            previous = Optional.of(row);
        }
    }

    /** The most rows that can stay where they are: the longest run that is in the same order before and after. */
    private static Set<String> staying(List<Row> before, List<Row> after, Map<String, Row> old) {
        Map<String, Integer> placeBefore = new HashMap<>();
        before.forEach(row -> placeBefore.put(row.id(), placeBefore.size()));
        List<Row> candidates = after.stream()
                .filter(row ->
                        old.containsKey(row.id()) && old.get(row.id()).frame().equals(row.frame()))
                .toList();
        int[] places =
                candidates.stream().mapToInt(row -> placeBefore.get(row.id())).toArray();
        Set<String> ids = new HashSet<>();
        for (int index : LongestRise.of(places)) {
            ids.add(candidates.get(index).id());
        }
        return ids;
    }

    private static void spots(Map<String, String> before, Map<String, String> after, StringBuilder out) {
        after.forEach((id, html) -> {
            if (!html.equals(before.get(id))) {
                out.append("<div hx-swap-oob=\"innerHTML:[id='")
                        .append(id)
                        .append("']\">")
                        .append(html)
                        .append("</div>");
            }
        });
    }

    private static String table(String swap, String target, String rows) {
        return "<tbody hx-swap-oob=\"" + swap + ":[id='" + target + "']\">" + rows + "</tbody>";
    }
}
