package io.gangway.start;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SysPropConfigSource;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/** Where a setting comes from, as people know it: a file, the environment, a {@code -D} option. */
final class SettingOrigin {

    private static final Pattern FILE = Pattern.compile("source=file:(?://)?(?<path>[^\\]]+)]");

    private SettingOrigin() {}

    /** Empty if the property is set nowhere. */
    static Optional<String> of(Config config, String property) {
        return Optional.ofNullable(config.getConfigValue(property).getSourceName())
                .map(SettingOrigin::spoken);
    }

    private static String spoken(String source) {
        Matcher file = FILE.matcher(source);
        if (file.find()) {
            return URI.create("file://" + file.group("path")).getPath();
        }
        return switch (source) {
            case EnvConfigSource.NAME -> "the environment";
            case SysPropConfigSource.NAME -> "a -D option";
            default -> source;
        };
    }
}
