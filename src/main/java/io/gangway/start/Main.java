package io.gangway.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** Starts the console, or says in one sentence why it cannot start. */
@QuarkusMain
public final class Main {

    /** Less than the five seconds that people, and the patience of many service managers, give it. */
    private static final Duration LONGEST_END = Duration.ofMillis(4_500);

    private Main() {}

    public static void main(String... arguments) {
        // Quarkus would answer an address that cannot be decoded without a word, before RequestGuard sees it.
        System.setProperty("vertx.disableURIValidation", "true");
        try {
            check(config());
        } catch (CannotStart e) {
            refuse(e.getMessage());
        }
        TerminationSignal.handle(() -> {
            LastCall.in(LONGEST_END);
            Quarkus.asyncExit(0);
        });
        Quarkus.run(null, Main::end, arguments);
    }

    /** Quarkus would print a trace of each failure, and for a port in use the advice to kill whatever uses it. */
    private static void end(int status, Throwable failure) {
        if (failure != null) {
            FailedStart.sentence(failure).ifPresent(Main::refuse);
            Logger.getLogger(Main.class).error("The console could not start", failure);
        }
        System.exit(status);
    }

    private static void refuse(String sentence) {
        System.err.println("gangway: " + sentence);
        System.exit(1);
    }

    private static Config config() {
        Optional.ofNullable(System.getProperty(ConfigurationFiles.PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(ConfigurationFiles.VARIABLE)))
                .ifPresent(ConfigurationFiles::named);
        try {
            return ConfigProvider.getConfig();
        } catch (RuntimeException e) {
            throw new CannotStart(
                    FailedStart.sentence(e).orElse("The configuration cannot be read: " + e.getMessage()));
        }
    }

    private static void check(Config config) {
        config.getOptionalValue(ConfigurationFiles.PROPERTY, String.class).ifPresent(ConfigurationFiles::named);
        KnownSettings.check(KnownSettings.written(config), config.getPropertyNames());
        SettingValues.check(config);
        String folder = config.getOptionalValue(DataFolder.PROPERTY, String.class)
                .orElseThrow(
                        () -> new CannotStart(
                                DataFolder.PROPERTY + " is empty, or refers by a dollar sign and braces to"
                                        + " something that is not configured. Name the folder that the console keeps its database in."));
        // Above all that may have set it before, so that the database is given the absolute path.
        System.setProperty(DataFolder.PROPERTY, DataFolder.prepare(folder).toString());
    }
}
