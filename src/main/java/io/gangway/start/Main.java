package io.gangway.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts the console, or says in one sentence why it cannot start. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        try {
            check(config());
        } catch (CannotStart e) {
            System.err.println("gangway: " + e.getMessage());
            System.exit(1);
        }
        TerminationSignal.handle(() -> Quarkus.asyncExit(0));
        Quarkus.run(arguments);
    }

    private static Config config() {
        try {
            return ConfigProvider.getConfig();
        } catch (RuntimeException e) {
            throw new CannotStart("The configuration cannot be read: " + e.getMessage());
        }
    }

    private static void check(Config config) {
        text(config, ConfigurationFiles.PROPERTY).ifPresent(ConfigurationFiles::named);
        KnownSettings.check(config.getPropertyNames());
        String folder = text(config, DataFolder.PROPERTY)
                .orElseThrow(() -> new CannotStart(DataFolder.PROPERTY + " is empty. Name the folder that the console"
                        + " keeps its database in, or leave the property out."));
        // Above all that may have set it before, so that the database is given the absolute path.
        System.setProperty(DataFolder.PROPERTY, DataFolder.prepare(folder).toString());
    }

    /** What a property says, with what it refers to by a dollar sign and braces filled in. */
    private static Optional<String> text(Config config, String property) {
        try {
            return config.getOptionalValue(property, String.class);
        } catch (NoSuchElementException e) {
            throw new CannotStart(property + " refers to something that is not configured (" + e.getMessage()
                    + "). Write it without a dollar sign before a brace.");
        }
    }
}
