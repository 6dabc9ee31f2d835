package io.gangway.start;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/** Refuses values that the console cannot use in one sentence, where Quarkus would show a trace. */
final class SettingValues {

    private static final Set<String> TRANSPORTS = Set.of("ssh", "tls", "tcp");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final Pattern DATA_URI = Pattern.compile("(tcp|rdma)://[^/\\s]+");
    private static final Pattern HOST_URI = Pattern.compile("gangway\\.hosts\\.(\"[^\"]*\"|[^.]+)\\.uri");
    private static final Pattern HOST_DATA_URI = Pattern.compile("gangway\\.hosts\\.(\"[^\"]*\"|[^.]+)\\.migrate-uri");

    private static final Pattern HOST_ADDRESSES =
            Pattern.compile("gangway\\.hosts\\.(\"[^\"]*\"|[^.]+)\\.data-addresses(\\[\\d+])?");
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9.-]+|\\[?[0-9A-Fa-f:.]+]?");
    private static final Pattern FOLDER = Pattern.compile("(/[A-Za-z0-9_+-][A-Za-z0-9._+-]*)+");

    /** QEMU's own bound of a downtime limit, MAX_MIGRATE_DOWNTIME. */
    private static final Duration LONGEST_DOWNTIME = Duration.ofSeconds(2000);

    private static final Rule WAIT = one("a time of 1s or more, such as 90s, 10m or 1h", SettingValues::wait);
    private static final Rule DOWNTIMES = list("times of 1ms to 2000s, such as 500ms,1s,2s", text -> length(text)
            .filter(time -> time.toMillis() > 0 && time.compareTo(LONGEST_DOWNTIME) <= 0)
            .isPresent());

    /**
     * What a setting takes.
     *
     * @param accepted in words, which follow "It takes"
     * @param many whether it is a list with commas between
     * @param takes judges one value
     */
    private record Rule(String accepted, boolean many, Predicate<String> takes) {
        boolean fits(String value) {
            List<String> parts =
                    many ? Arrays.stream(value.split(",")).map(String::trim).toList() : List.of(value);
            return !parts.isEmpty() && parts.stream().allMatch(takes);
        }
    }

    private record Setting(String name, Rule rule) {}

    private static final List<Setting> SETTINGS = List.of(
            new Setting("gangway.refresh-interval", WAIT),
            new Setting("gangway.policies.patience", WAIT),
            new Setting("gangway.policies.gentle.give-up-after", WAIT),
            new Setting("gangway.policies.balanced.downtime-steps", DOWNTIMES),
            new Setting("gangway.policies.balanced.give-up-after", WAIT),
            new Setting("gangway.policies.finish.downtime-steps", DOWNTIMES),
            new Setting("gangway.policies.finish.last-resort-after", WAIT),
            new Setting(
                    "gangway.destinations.transports",
                    list("one or more of ssh, tls and tcp, with commas between", TRANSPORTS::contains)),
            new Setting(
                    "gangway.share.roots",
                    list("one or more absolute paths, with commas between, such as /data", text -> FOLDER.matcher(text)
                            .matches())),
            new Setting("quarkus.http.port", one("a port from 0 to 65535, such as 8080", SettingValues::port)));

    private SettingValues() {}

    private static Rule one(String accepted, Predicate<String> takes) {
        return new Rule(accepted, false, takes);
    }

    private static Rule list(String accepted, Predicate<String> takes) {
        return new Rule(accepted, true, takes);
    }

    /** Refuses the first value that cannot be used; throws {@link CannotStart}. */
    static void check(Config config) {
        List<String> names = new ArrayList<>();
        config.getPropertyNames().forEach(names::add);
        for (Setting setting : SETTINGS) {
            check(config, setting.name(), setting.rule());
            // The items of a list may be written one by one.
            names.stream()
                    .filter(name -> name.startsWith(setting.name() + "["))
                    .forEach(name -> check(config, name, setting.rule()));
        }
        for (String name : names) {
            if (HOST_URI.matcher(name).matches()) {
                check(
                        config,
                        name,
                        one("a libvirt URI, such as qemu+ssh://root@alpha.example.org/system", any -> true));
            } else if (HOST_DATA_URI.matcher(name).matches() && !empty(config, name)) {
                check(config, name, one("an address such as tcp://10.0.1.2", text -> DATA_URI.matcher(text)
                        .matches()));
            } else if (HOST_ADDRESSES.matcher(name).matches() && !empty(config, name)) {
                check(config, name, list("addresses such as 10.0.1.2, with commas between", text -> ADDRESS.matcher(
                                text)
                        .matches()));
            }
        }
    }

    private static boolean empty(Config config, String name) {
        return value(config, name).filter(String::isBlank).isPresent();
    }

    private static void check(Config config, String name, Rule rule) {
        value(config, name).map(String::trim).ifPresent(value -> {
            if (value.isEmpty() || !rule.fits(value)) {
                throw new CannotStart(
                        name + (value.isEmpty() ? " is empty" : " is \"" + value + "\"") + origin(config, name)
                                + ", which the console cannot use. It takes " + rule.accepted()
                                + ". Correct it, or take it out.");
            }
        });
    }

    /** Empty if the property is set nowhere; an empty text if it is set to nothing. */
    private static Optional<String> value(Config config, String name) {
        try {
            var found = config.getConfigValue(name);
            return found.getSourceName() == null
                    ? Optional.empty()
                    : Optional.of(Optional.ofNullable(found.getValue()).orElse(""));
        } catch (NoSuchElementException e) {
            throw new CannotStart(name + " refers by a dollar sign and braces to something that is not configured."
                    + " Configure that, or write the value itself.");
        }
    }

    private static String origin(Config config, String name) {
        return SettingOrigin.of(config, name).map(from -> ", from " + from).orElse("");
    }

    private static boolean wait(String text) {
        return length(text)
                .filter(time -> time.compareTo(Duration.ofSeconds(1)) >= 0)
                .isPresent();
    }

    private static Optional<Duration> length(String text) {
        try {
            return Optional.ofNullable(DurationConverter.parseDuration(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean port(String text) {
        return PORT.matcher(text).matches() && Integer.parseInt(text) <= 65_535;
    }
}
