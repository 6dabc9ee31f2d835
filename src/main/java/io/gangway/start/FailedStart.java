package io.gangway.start;

import io.quarkus.runtime.QuarkusBindException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the sentence in what Quarkus throws where the console does not start for a reason that is no fault of its code. */
final class FailedStart {

    /** SmallRye's number of a message about the configuration, which says nothing to people. */
    private static final Pattern NUMBER = Pattern.compile("SRCFG[0-9]{5}: ");

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
