package io.gangway.migration.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The policies that this console knows, with the figures it was given. */
@ApplicationScoped
public class Policies {

    private final Map<String, Policy> byName;

    public Policies(PoliciesConfig config) {
        this.byName = Stream.of(
                        new Policy(
                                "gentle",
                                config.patience(),
                                List.of(),
                                Optional.of(config.gentle().giveUpAfter()),
                                Optional.empty()),
                        new Policy(
                                "balanced",
                                config.patience(),
                                millis(config.balanced().downtimeSteps()),
                                Optional.of(config.balanced().giveUpAfter()),
                                Optional.empty()),
                        new Policy(
                                "finish",
                                config.patience(),
                                millis(config.finish().downtimeSteps()),
                                Optional.empty(),
                                Optional.of(config.finish().lastResortAfter())))
                .collect(Collectors.toUnmodifiableMap(Policy::name, policy -> policy));
    }

    private static List<Long> millis(List<Duration> steps) {
        return steps.stream().map(Duration::toMillis).toList();
    }

    /** The policy of this name; empty for {@code none}. */
    public Optional<Policy> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
