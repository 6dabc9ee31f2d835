package io.gangway.start;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The files and folders that {@code smallrye.config.locations} names. A misspelt one would be left out in silence. */
final class ConfigurationFiles {

    static final String PROPERTY = "smallrye.config.locations";

    /** The same in the environment. */
    static final String VARIABLE = "SMALLRYE_CONFIG_LOCATIONS";

    private ConfigurationFiles() {}

    /**
     * Gives those on this machine, as absolute paths.
     *
     * @param locations one or more, separated by commas
     * @throws CannotStart if one of them is not there or cannot be read
     */
    static List<Path> named(String locations) {
        List<Path> files = Arrays.stream(locations.split(","))
                .map(String::trim)
                .filter(location -> !location.isEmpty())
                .flatMap(location -> path(location).stream())
                .map(path -> path.toAbsolutePath().normalize())
                .toList();
        files.forEach(ConfigurationFiles::refuseUnreadable);
        return files;
    }

    /** What is not on this machine, such as an {@code https:} address, is left to whoever loads it. */
    private static Optional<Path> path(String location) {
        try {
            URI uri = URI.create(location);
            if (uri.getScheme() != null) {
                return uri.getScheme().equals("file") ? Optional.of(Path.of(uri)) : Optional.empty();
            }
        } catch (IllegalArgumentException e) {
            // A blank, for instance: then it is no URI but a path.
        }
        Path path = Path.of(location);
        if (location.contains(" ")) {
            throw new CannotStart(PROPERTY + " is read as a URI, which cannot have a blank. Write "
                    + path.toAbsolutePath().normalize().toUri() + " instead of " + location + ".");
        }
        return Optional.of(path);
    }

    private static void refuseUnreadable(Path file) {
        if (!Files.exists(file)) {
            throw new CannotStart("There is no configuration file " + file + ", which " + PROPERTY + " names. Make it,"
                    + " or name another one.");
        }
        if (!Files.isReadable(file)) {
            throw new CannotStart("The account " + System.getProperty("user.name") + " cannot read the configuration"
                    + " file " + file + ", which " + PROPERTY + " names.");
        }
    }
}
