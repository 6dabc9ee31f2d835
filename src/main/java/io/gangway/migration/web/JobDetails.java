package io.gangway.migration.web;

import io.gangway.language.Spoken;
import io.gangway.page.Units;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A job's statistics in words and units, in the order of {@code virsh domjobinfo}. */
@ApplicationScoped
public class JobDetails {

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

    private record Field(Function<JobMessages, String> label, Unit unit) {}

    private static final Map<String, Field> FIELDS = fields();

    private final JobMessages say;

    public JobDetails(@Spoken JobMessages say) {
        this.say = say;
    }

    private static Map<String, Field> fields() {
        Map<String, Field> fields = new LinkedHashMap<>();
        fields.put("time_elapsed", new Field(JobMessages::timeElapsed, Unit.MILLIS));
        fields.put("time_elapsed_net", new Field(JobMessages::timeElapsedNet, Unit.MILLIS));
        fields.put("time_remaining", new Field(JobMessages::timeRemaining, Unit.MILLIS));
        fields.put("data_processed", new Field(JobMessages::dataProcessed, Unit.BYTES));
        fields.put("data_remaining", new Field(JobMessages::dataRemaining, Unit.BYTES));
        fields.put("data_total", new Field(JobMessages::dataTotal, Unit.BYTES));
        fields.put("memory_processed", new Field(JobMessages::memoryProcessed, Unit.BYTES));
        fields.put("memory_remaining", new Field(JobMessages::memoryRemaining, Unit.BYTES));
        fields.put("memory_total", new Field(JobMessages::memoryTotal, Unit.BYTES));
        fields.put("memory_bps", new Field(JobMessages::memoryBps, Unit.RATE));
        fields.put("memory_dirty_rate", new Field(JobMessages::memoryDirtyRate, Unit.PAGES_A_SECOND));
        fields.put("memory_page_size", new Field(JobMessages::memoryPageSize, Unit.BYTES));
        fields.put("memory_iteration", new Field(JobMessages::memoryIteration, Unit.PLAIN));
        fields.put("memory_postcopy_requests", new Field(JobMessages::memoryPostcopyRequests, Unit.PLAIN));
        fields.put("memory_constant", new Field(JobMessages::memoryConstant, Unit.PLAIN));
        fields.put("memory_normal", new Field(JobMessages::memoryNormal, Unit.PLAIN));
        fields.put("memory_normal_bytes", new Field(JobMessages::memoryNormalBytes, Unit.BYTES));
        fields.put("disk_processed", new Field(JobMessages::diskProcessed, Unit.BYTES));
        fields.put("disk_remaining", new Field(JobMessages::diskRemaining, Unit.BYTES));
        fields.put("disk_total", new Field(JobMessages::diskTotal, Unit.BYTES));
        fields.put("disk_bps", new Field(JobMessages::diskBps, Unit.RATE));
        fields.put("downtime", new Field(JobMessages::downtime, Unit.MILLIS));
        fields.put("downtime_net", new Field(JobMessages::downtimeNet, Unit.MILLIS));
        fields.put("setup_time", new Field(JobMessages::setupTime, Unit.MILLIS));
        fields.put("auto_converge_throttle", new Field(JobMessages::autoConvergeThrottle, Unit.PERCENT));
        fields.put("compression_cache", new Field(JobMessages::compressionCache, Unit.BYTES));
        fields.put("compression_bytes", new Field(JobMessages::compressionBytes, Unit.BYTES));
        fields.put("compression_pages", new Field(JobMessages::compressionPages, Unit.PLAIN));
        fields.put("compression_cache_misses", new Field(JobMessages::compressionCacheMisses, Unit.PLAIN));
        fields.put("compression_overflow", new Field(JobMessages::compressionOverflow, Unit.PLAIN));
        return fields;
    }

    /** Those that are there; what libvirt tells beyond the known ones comes last, by its own name. */
    public List<Line> of(Map<String, Object> figures) {
        List<Line> lines = new ArrayList<>();
        FIELDS.forEach((name, field) -> {
            if (figures.get(name) instanceof Number number) {
                lines.add(new Line(field.label().apply(say), words(field.unit(), number.longValue())));
            }
        });
        new TreeMap<>(figures).forEach((name, value) -> {
            if (!FIELDS.containsKey(name) && !name.equals("operation")) {
                lines.add(new Line(name, String.valueOf(value)));
            }
        });
        return List.copyOf(lines);
    }

    private String words(Unit unit, long value) {
        return switch (unit) {
            case BYTES -> Units.bytes(value);
            case RATE -> Units.perSecond(value);
            case MILLIS -> Units.duration(value);
            case PAGES_A_SECOND -> say.pagesPerSecond(value);
            case PERCENT -> value + " %";
            case PLAIN -> String.valueOf(value);
        };
    }
}
