package io.gangway.page;

import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How figures and times read in pages: the same in every language (dates as in ISO 8601). */
@TemplateExtension
public final class Units {

    private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z (VV)", Locale.ENGLISH);

    private Units() {}

    /** Binary units; three significant digits, so that figures keep their width while they change. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        // 1023.5 would be rounded up to a 1024 of the same unit.
        while (value >= 1023.5 && unit < BYTE_UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        boolean whole = unit == 0 || value >= 99.95 || value == Math.rint(value);
        return String.format(Locale.ROOT, whole ? "%.0f %s" : "%.1f %s", value, BYTE_UNITS[unit]);
    }

    public static String perSecond(long bytes) {
        return bytes(bytes) + "/s";
    }

    /** A length of time, no finer than helps: {@code 84 ms}, {@code 3.2 s}, {@code 2 min 5 s}, {@code 1 h 4 min}. */
    public static String duration(long millis) {
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 10_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        long seconds = Math.round(millis / 1000.0);
        return seconds < 3600 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds(seconds);
    }

    /** A length of time in whole seconds; the script in the page writes ticking times the same way. */
    public static String seconds(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    public static long secondsUntil(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds());
    }

    /** The time of day. */
    public static String clock(Instant instant) {
        return CLOCK.format(local(instant));
    }

    /** The time of day; with its date unless that is today. */
    public static String moment(Instant instant) {
        ZonedDateTime local = local(instant);
        return local.toLocalDate().equals(LocalDate.now(zone())) ? CLOCK.format(local) : DAY.format(local);
    }

    /** Date, time and zone, for a hover. */
    public static String full(Instant instant) {
        return FULL.format(local(instant));
    }

    public static String percent(double percent) {
        return String.format(Locale.ROOT, "%.0f %%", percent);
    }

    private static ZonedDateTime local(Instant instant) {
        return instant.atZone(zone());
    }

    private static ZoneId zone() {
        return ZoneId.systemDefault();
    }
}
