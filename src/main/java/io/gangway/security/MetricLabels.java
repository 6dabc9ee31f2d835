package io.gangway.security;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Lets the metrics of requests have labels of a known number only. Whoever asks for addresses that nothing has, or by
 * methods that nobody knows, would else fill the memory, and write into what others read.
 */
@ApplicationScoped
public class MetricLabels {

    /** In place of all others. */
    static final String OTHER = "OTHER";

    private static final Pattern PARAMETER = Pattern.compile("\\{\\s*(\\w+)\\s*(?::(?:[^{}]|\\{[^{}]*})*)?}");
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT");
    /** What Micrometer and Quarkus say themselves, and the addresses that are no resources'. */
    private static final Set<String> KNOWN = Set.of(
            "root",
            "UNKNOWN",
            "NOT_FOUND",
            "REDIRECTION",
            "CLIENT_ERROR",
            "/",
            "/live",
            "/q/health",
            "/q/health/live",
            "/q/health/ready",
            "/q/health/started",
            "/q/metrics",
            "/api/v1/openapi",
            "/assets/gangway.css",
            "/assets/gangway.js",
            "/assets/bootstrap.js",
            "/assets/favicon.svg");

    @Produces
    @Singleton
    MeterFilter bounded(BeanManager beans) {
        Set<String> addresses = new TreeSet<>(KNOWN);
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            addresses.addAll(addresses(bean.getBeanClass()));
        }
        return filter(addresses);
    }

    /** The addresses of a resource, with their parameters by name. */
    private static List<String> addresses(Class<?> resource) {
        Path base = resource.getAnnotation(Path.class);
        if (base == null) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        found.add(plain("/" + base.value()));
        for (Method method : resource.getDeclaredMethods()) {
            Optional.ofNullable(method.getAnnotation(Path.class))
                    .ifPresent(path -> found.add(plain("/" + base.value() + "/" + path.value())));
        }
        return found;
    }

    static MeterFilter filter(Set<String> addresses) {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                return id.getName().startsWith("http.server") ? bounded(id, addresses) : id;
            }
        };
    }

    private static Meter.Id bounded(Meter.Id id, Set<String> addresses) {
        List<Tag> tags = new ArrayList<>();
        for (Tag tag : id.getTags()) {
            boolean known =
                    switch (tag.getKey()) {
                        case "uri" -> addresses.contains(plain(tag.getValue()));
                        case "method" -> METHODS.contains(tag.getValue());
                        default -> true;
                    };
            tags.add(known ? tag : Tag.of(tag.getKey(), OTHER));
        }
        return id.replaceTags(tags);
    }

    private static String plain(String address) {
        String single = PARAMETER.matcher(address).replaceAll("{$1}").replaceAll("/+", "/");
        return single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
    }
}
