package io.gangway.migration.web;

import io.gangway.page.Units;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A job's statistics in words and units, in the order of {@code virsh domjobinfo}. */
public final class JobDetails {

    /** One figure: what it is, and how much. */
    public record Line(String label, String value) {}

    private enum Unit {
        BYTES,
        RATE,
        MILLIS,
        PAGES_A_SECOND,
        PERCENT,
        PLAIN
    }

    private record Field(String label, Unit unit) {}

    private static final Map<String, Field> FIELDS = fields();

    private JobDetails() {}

    private static Map<String, Field> fields() {
        Map<String, Field> fields = new LinkedHashMap<>();
        fields.put("time_elapsed", new Field("Time elapsed", Unit.MILLIS));
        fields.put("time_elapsed_net", new Field("Time elapsed without the hosts' clocks' difference", Unit.MILLIS));
        fields.put("time_remaining", new Field("Time remaining", Unit.MILLIS));
        fields.put("data_processed", new Field("Data processed", Unit.BYTES));
        fields.put("data_remaining", new Field("Data remaining", Unit.BYTES));
        fields.put("data_total", new Field("Data total", Unit.BYTES));
        fields.put("memory_processed", new Field("Memory processed", Unit.BYTES));
        fields.put("memory_remaining", new Field("Memory remaining", Unit.BYTES));
        fields.put("memory_total", new Field("Memory total", Unit.BYTES));
        fields.put("memory_bps", new Field("Memory bandwidth", Unit.RATE));
        fields.put("memory_dirty_rate", new Field("Dirty rate", Unit.PAGES_A_SECOND));
        fields.put("memory_page_size", new Field("Page size", Unit.BYTES));
        fields.put("memory_iteration", new Field("Iteration", Unit.PLAIN));
        fields.put("memory_postcopy_requests", new Field("Post-copy requests", Unit.PLAIN));
        fields.put("memory_constant", new Field("Constant pages", Unit.PLAIN));
        fields.put("memory_normal", new Field("Normal pages", Unit.PLAIN));
        fields.put("memory_normal_bytes", new Field("Normal data", Unit.BYTES));
        fields.put("disk_processed", new Field("File processed", Unit.BYTES));
        fields.put("disk_remaining", new Field("File remaining", Unit.BYTES));
        fields.put("disk_total", new Field("File total", Unit.BYTES));
        fields.put("disk_bps", new Field("File bandwidth", Unit.RATE));
        fields.put("downtime", new Field("Downtime, expected while it runs", Unit.MILLIS));
        fields.put("downtime_net", new Field("Downtime without the hosts' clocks' difference", Unit.MILLIS));
        fields.put("setup_time", new Field("Setup time", Unit.MILLIS));
        fields.put("auto_converge_throttle", new Field("Auto-converge throttle", Unit.PERCENT));
        fields.put("compression_cache", new Field("Compression cache", Unit.BYTES));
        fields.put("compression_bytes", new Field("Compressed data", Unit.BYTES));
        fields.put("compression_pages", new Field("Compressed pages", Unit.PLAIN));
        fields.put("compression_cache_misses", new Field("Compression cache misses", Unit.PLAIN));
        fields.put("compression_overflow", new Field("Compression overflows", Unit.PLAIN));
        return fields;
    }

    /** Those that are there; what libvirt tells beyond the known ones comes last, by its own name. */
    public static List<Line> of(Map<String, Object> figures) {
        List<Line> lines = new ArrayList<>();
        FIELDS.forEach((name, field) -> {
            if (figures.get(name) instanceof Number number) {
                lines.add(new Line(field.label(), words(field.unit(), number.longValue())));
            }
        });
        new TreeMap<>(figures).forEach((name, value) -> {
            if (!FIELDS.containsKey(name) && !name.equals("operation")) {
                lines.add(new Line(name, String.valueOf(value)));
            }
        });
        return List.copyOf(lines);
    }

    private static String words(Unit unit, long value) {
        return switch (unit) {
            case BYTES -> Units.bytes(value);
            case RATE -> Units.perSecond(value);
            case MILLIS -> Units.duration(value);
            case PAGES_A_SECOND -> value + " pages/s";
            case PERCENT -> value + " %";
            case PLAIN -> String.valueOf(value);
        };
    }
}
