package io.gangway.start;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.Priorities;
import io.smallrye.config.SysPropConfigSource;
import jakarta.annotation.Priority;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Lets the environment and {@code -D} win over a file that {@code smallrye.config.locations} names. SmallRye gives such
 * a file the rank of the place that named it, so that a file named by {@code -D} would win over both.
 */
@Priority(Priorities.LIBRARY + 10)
public final class FileBelowEnvironment implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1L;
    private static final int ENVIRONMENT = 300;

    /** The stronger first. */
    private final transient List<ConfigSource> above =
            List.of(new SysPropConfigSource(), new EnvConfigSource(System.getenv(), ENVIRONMENT));

    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue found = context.proceed(name);
        if (found == null || found.getConfigSourceOrdinal() < ENVIRONMENT || isAbove(found)) {
            return found;
        }
        for (ConfigSource source : above) {
            String value = source.getValue(name);
            if (value != null) {
                return found.from()
                        .withValue(value)
                        .withRawValue(value)
                        .withConfigSourceName(source.getName())
                        .withConfigSourceOrdinal(source.getOrdinal())
                        .build();
            }
        }
        return found;
    }

    private boolean isAbove(ConfigValue value) {
        return above.stream().anyMatch(source -> source.getName().equals(value.getConfigSourceName()));
    }
}
