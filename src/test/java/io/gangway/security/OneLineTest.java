package io.gangway.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A line of the log")
class OneLineTest {

    private static final String FORGED = "web\n2026-01-01 00:00:00 INFO  [io.gangway] Everything is well";

    private final PatternFormatter format = new PatternFormatter("%d{HH:mm} %-5p [%c] %s%e%n");

    private String logged(ExtLogRecord record) {
        record.setLoggerName("io.gangway");
        assertTrue(new OneLine().isLoggable(record));
        return format.format(record);
    }

    private static ExtLogRecord record(String message, Object... parameters) {
        ExtLogRecord record =
                new ExtLogRecord(Level.WARNING, message, ExtLogRecord.FormatStyle.PRINTF, OneLineTest.class.getName());
        record.setParameters(parameters);
        return record;
    }

    @Test
    @DisplayName("cannot be begun by a name in another one")
    void isNotForged() {
        String line = logged(record("The configuration of %s was changed", FORGED));

        assertEquals(1, line.lines().count(), line);
        assertTrue(line.contains("of web\\n2026-01-01"), line);
    }

    @Test
    @DisplayName("cannot be begun by what a failure says, nor by what led to it; the trace stays")
    void isNotForgedByAFailure() {
        ExtLogRecord record = record("failed");
        IllegalStateException failure = new IllegalStateException(FORGED, new IllegalArgumentException(FORGED));
        failure.addSuppressed(new IllegalArgumentException(FORGED));
        record.setThrown(failure);

        String lines = logged(record);

        assertFalse(lines.lines().anyMatch(line -> line.startsWith("2026")), lines);
        assertTrue(lines.contains("java.lang.IllegalStateException: web\\n2026"), lines);
        assertTrue(lines.contains("Caused by: java.lang.IllegalArgumentException: web\\n2026"), lines);
        assertTrue(lines.contains("at " + OneLineTest.class.getName()), lines);
    }

    @Test
    @DisplayName("steers no terminal and turns no direction of writing")
    void steersNothing() {
        String line = logged(record("%s", "a\u001b[2Jb\rc\td\u0085e\u2028f\u202eg\u0000h %s {0} ü 虚拟机"));

        assertTrue(line.endsWith("a\\u001b[2Jb\\rc\\td\\u0085e\\u2028f\\u202eg\\u0000h %s {0} ü 虚拟机\n"), line);
    }
}
