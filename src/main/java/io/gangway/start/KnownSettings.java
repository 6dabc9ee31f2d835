package io.gangway.start;

import io.gangway.host.HostName;
import io.smallrye.config.EnvConfigSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** The properties under {@code gangway.} that mean something, to find those that a person misspelt. */
final class KnownSettings {

    static final List<String> HOST = List.of("uri", "peer-uri", "migrate-uri", "data-addresses");

    /** All but those of the hosts; README.md describes each. */
    static final List<String> PLAIN = List.of(
            "gangway.data-dir",
            "gangway.destinations.transports",
            "gangway.refresh-interval",
            "gangway.policies.patience",
            "gangway.policies.gentle.give-up-after",
            "gangway.policies.balanced.downtime-steps",
            "gangway.policies.balanced.give-up-after",
            "gangway.policies.finish.downtime-steps",
            "gangway.policies.finish.last-resort-after",
            "gangway.http.allowed-hosts",
            "gangway.share.roots");

    /** For the project's own tests. */
    private static final Set<String> NOT_THE_CONSOLES = Set.of("GANGWAY_CHROMIUM");

    private static final Pattern OF_A_HOST =
            Pattern.compile("gangway\\.hosts\\.(?:\"(?<quoted>[^\"]*)\"|(?<plain>[^.]+))\\.(?<key>.+)");
    private static final Pattern OF_A_HOST_IN_THE_ENVIRONMENT =
            Pattern.compile("GANGWAY_HOSTS_.+_(URI|PEER_URI|MIGRATE_URI|DATA_ADDRESSES)");
    private static final Pattern LIST_ITEM = Pattern.compile("\\[\\d+]$");

    private static final List<String> READ_AS_A_WHOLE = List.of("gangway.hosts.", "gangway.policies.");

    private KnownSettings() {}

    /** The names as they were written, without what was guessed from variables of the environment. */
    static Set<String> written(Config config) {
        Set<String> names = new TreeSet<>();
        config.getConfigSources().forEach(source -> {
            if (!source.getName().equals(EnvConfigSource.NAME)) {
                names.addAll(source.getPropertyNames());
            }
        });
        return names;
    }

    /** What nobody will ever read, among properties and variables of the environment. */
    static List<String> unknown(Iterable<String> properties, Iterable<String> variables) {
        TreeSet<String> unknown = new TreeSet<>();
        properties.forEach(name -> {
            if (name.startsWith("gangway.") && !known(name)) {
                unknown.add(name);
            }
        });
        variables.forEach(name -> {
            if (name.startsWith("GANGWAY_") && !knownVariable(name)) {
                unknown.add(name);
            }
        });
        return List.copyOf(unknown);
    }

    private static boolean known(String name) {
        Matcher host = OF_A_HOST.matcher(name);
        return host.matches()
                ? HOST.contains(LIST_ITEM.matcher(host.group("key")).replaceFirst(""))
                : PLAIN.contains(LIST_ITEM.matcher(name).replaceFirst(""));
    }

    private static boolean knownVariable(String name) {
        return NOT_THE_CONSOLES.contains(name)
                || OF_A_HOST_IN_THE_ENVIRONMENT.matcher(name).matches()
                || PLAIN.stream().map(KnownSettings::variable).anyMatch(name::equals);
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** A sentence with the known name that is nearest, with a blank before; empty if none is near. */
    static String suggestion(String unknown) {
        return meant(unknown).map(name -> " Perhaps " + name + " was meant.").orElse("");
    }

    private static Optional<String> meant(String unknown) {
        Matcher host = OF_A_HOST.matcher(unknown);
        Stream<String> candidates = host.matches()
                ? HOST.stream().map(key -> unknown.substring(0, host.start("key")) + key)
                : PLAIN.stream().map(name -> unknown.startsWith("GANGWAY_") ? variable(name) : name);
        return candidates
                .filter(candidate -> distance(unknown, candidate) <= 3)
                .min((a, b) -> Integer.compare(distance(unknown, a), distance(unknown, b)));
    }

    /** How many letters must be added, taken away or changed: the distance of Levenshtein. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }

    /**
     * Refuses hosts that cannot be: a name that no URL can carry, or no {@code uri}; and what is misspelt where the
     * configuration is read as a whole, which Quarkus would refuse in words of its own.
     *
     * @param written names as a person wrote them
     * @param properties all names, with those that were guessed from the environment
     * @throws CannotStart for the first of them
     */
    static void check(Iterable<String> written, Iterable<String> properties) {
        Set<String> all = new TreeSet<>();
        properties.forEach(all::add);
        for (String unknown : unknown(written, List.of())) {
            if (READ_AS_A_WHOLE.stream().anyMatch(unknown::startsWith)) {
                throw new CannotStart("The property " + unknown + " means nothing to the console." + suggestion(unknown)
                        + " Correct it, or take it out.");
            }
        }
        for (String property : written) {
            Matcher host = OF_A_HOST.matcher(property);
            if (host.matches()) {
                checkHost(property, host, all);
            }
        }
    }

    private static void checkHost(String property, Matcher host, Set<String> all) {
        String name = Optional.ofNullable(host.group("quoted")).orElseGet(() -> host.group("plain"));
        if (!HostName.valid(name)) {
            throw new CannotStart(property + ": a host's name has 1 to 63 letters, digits, dots, dashes or"
                    + " underscores, and starts with a letter or digit. Rename it.");
        }
        String uri = property.substring(0, host.start("key")) + "uri";
        if (!all.contains(uri)) {
            throw new CannotStart("The host " + name + " has " + property + ", but no " + uri + ", which says how the"
                    + " console reaches it. Add that, such as " + uri + "=qemu+ssh://root@" + name
                    + ".example.org/system.");
        }
    }
}
