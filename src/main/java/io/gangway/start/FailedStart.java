package io.gangway.start;

import io.quarkus.runtime.QuarkusBindException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the sentence in what Quarkus throws where the console does not start for a reason that is no fault of its code. */
final class FailedStart {

    /** SmallRye's number of a message about the configuration, which says nothing to people. */
    private static final Pattern NUMBER = Pattern.compile("SRCFG[0-9]{5}: ");

    /** H2's numbers (org.h2.api.ErrorCode) for what is no fault of the console's, in case it comes up after the folder was tried. */
    private static final Map<Integer, String> DATABASE = Map.of(
            90_020, "Another console uses the database in the data folder now.",
            90_097, "The database in the data folder can only be read.",
            90_028, "The files of the database in the data folder cannot be read or written.");

    private FailedStart() {}

    /** Why it did not start and what to do; empty for a failure of the console itself, whose trace is wanted. */
    static Optional<String> sentence(Throwable failure) {
        return causes(failure).flatMap(cause -> told(cause).stream()).reduce((outer, inner) -> inner);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static Optional<String> told(Throwable cause) {
        if (cause instanceof QuarkusBindException bind) {
            return Optional.of("The console cannot listen on port " + bind.getPort() + " of " + bind.getHost()
                    + ": another program uses it, or this machine has no such address. Set quarkus.http.port to another"
                    + " port, or correct quarkus.http.host.");
        }
        if (cause instanceof SQLException database && DATABASE.containsKey(database.getErrorCode())) {
            return Optional.of(DATABASE.get(database.getErrorCode()) + " Put that right, or name another folder in "
                    + DataFolder.PROPERTY + ".");
        }
        Matcher number = NUMBER.matcher(String.valueOf(cause.getMessage()));
        return number.find()
                ? Optional.of("The configuration cannot be used. " + flat(number.replaceAll(""))
                        + " Correct that setting, or take it out.")
                : Optional.empty();
    }

    /** Messages that list several problems have a line for each, with the class of its exception before. */
    private static String flat(String message) {
        String line = message.replaceAll("[a-z]+(\\.[a-z]+)+\\.[A-Z]\\w+: ", "")
                .replaceAll("\\s+", " ")
                .trim();
        return line.endsWith(".") ? line : line + ".";
    }
}
