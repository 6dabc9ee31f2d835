package io.gangway.security;

import io.quarkus.logging.LoggingFilter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Keeps names and other people's words from looking like lines of the log: what would begin a new line, or steer the
 * terminal that shows it, is written as {@code \n} and so on. All of the console's handlers have this filter.
 */
@LoggingFilter(name = "one-line")
public final class OneLine implements Filter {

    private static final ExtFormatter WORDS = new ExtFormatter() {
        @Override
        public String format(ExtLogRecord record) {
            return formatMessage(record);
        }
    };

    @Override
    public boolean isLoggable(LogRecord line) {
        // Of another kind none reaches a handler.
        if (line instanceof ExtLogRecord record && record.getMessage() != null) {
            record.setMessage(of(WORDS.format(record)), ExtLogRecord.FormatStyle.NO_FORMAT);
        }
        if (line.getThrown() != null && !(line.getThrown() instanceof Told)) {
            line.setThrown(Told.of(line.getThrown(), Collections.newSetFromMap(new IdentityHashMap<>())));
        }
        return true;
    }

    /** The words with all that does not belong into a line escaped. */
    public static String of(String words) {
        StringBuilder line = new StringBuilder(words.length());
        words.codePoints().forEach(letter -> {
            switch (letter) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (belongs(letter)) {
                        line.appendCodePoint(letter);
                    } else {
                        line.append(String.format("\\u%04x", letter));
                    }
                }
            }
        });
        return line.toString();
    }

    private static boolean belongs(int letter) {
        return switch (Character.getType(letter)) {
            // Controls, ends of lines and paragraphs, and what turns the direction of writing.
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.FORMAT -> false;
            default -> true;
        };
    }

    /** A failure whose words stay in one line; its trace is that of the failure it stands for. */
    private static final class Told extends Exception {

        private static final long serialVersionUID = 1L;

        private final String words;

        private Told(Throwable failure) {
            this.words = OneLine.of(failure.toString());
        }

        static Told of(Throwable failure, Set<Throwable> seen) {
            Told told = new Told(failure);
            told.setStackTrace(failure.getStackTrace());
            seen.add(failure);
            if (failure.getCause() != null && !seen.contains(failure.getCause())) {
                told.initCause(of(failure.getCause(), seen));
            }
            for (Throwable suppressed : failure.getSuppressed()) {
                if (!seen.contains(suppressed)) {
                    told.addSuppressed(of(suppressed, seen));
                }
            }
            return told;
        }

        /** With the name of the failure's class, which is not this one's. */
        @Override
        @SuppressWarnings("OverrideThrowableToString")
        public String toString() {
            return words;
        }
    }
}
