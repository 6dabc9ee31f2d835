package io.gangway.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The changing parts of a page at one moment, as HTML.
 *
 * @param spots by an element's id, what stands inside that element
 * @param rows the page's live list, if it has one
 */
public record Drawing(Map<String, String> spots, Optional<Rows> rows) {

    /** The rows of a list, in order. {@code id} is that of the element they stand in. */
    public record Rows(String id, List<Row> list) {
        public Rows {
            list = List.copyOf(list);
        }
    }

    /**
     * One row.
     *
     * @param id of the row's own element
     * @param frame changes when something outside the spots does: the row is then drawn anew as a whole
     * @param html the whole row, with the spots in place
     * @param spots by a cell's id, what stands inside
     */
    public record Row(String id, String frame, String html, Map<String, String> spots) {
        public Row {
            spots = Collections.unmodifiableMap(new LinkedHashMap<>(spots));
        }
    }

    public Drawing {
        spots = Collections.unmodifiableMap(new LinkedHashMap<>(spots));
    }

    public static Drawing ofSpots(Map<String, String> spots) {
        return new Drawing(spots, Optional.empty());
    }

    /** What stands inside the element with this id. */
    public String spot(String id) {
        return spots.getOrDefault(id, "");
    }

    /** Equal for equal drawings: a page tells it to the socket, which then need not repeat what the page shows. */
    public String revision() {
        long sum = spots.hashCode();
        for (Row row : rows.map(Rows::list).orElse(List.of())) {
            sum = sum * 1_000_003 + row.html().hashCode();
        }
        return Long.toHexString(sum);
    }
}
