package io.gangway.migration.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.migration.request.MigrationPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The policies that the console knows")
class PoliciesTest {

    /** All figures differ, so that none can be taken for another. */
    private static final PoliciesConfig CONFIG = new PoliciesConfig() {
        @Override
        public Duration patience() {
            return Duration.ofSeconds(7);
        }

        @Override
        public Gentle gentle() {
            return () -> Duration.ofMinutes(1);
        }

        @Override
        public Balanced balanced() {
            return new Balanced() {
                @Override
                public List<Duration> downtimeSteps() {
                    return List.of(Duration.ofMillis(20), Duration.ofSeconds(2));
                }

                @Override
                public Duration giveUpAfter() {
                    return Duration.ofMinutes(2);
                }
            };
        }

        @Override
        public Finish finish() {
            return new Finish() {
                @Override
                public List<Duration> downtimeSteps() {
                    return List.of(Duration.ofMillis(30));
                }

                @Override
                public Duration lastResortAfter() {
                    return Duration.ofMinutes(3);
                }
            };
        }
    };

    private final Policies policies = new Policies(CONFIG);

    private Policy named(MigrationPolicy policy) {
        return policies.named(policy.word()).orElseThrow();
    }

    @Test
    @DisplayName("are gentle, which does nothing to the guest and gives up")
    void gentle() {
        assertEquals(
                new Policy(
                        "gentle",
                        Duration.ofSeconds(7),
                        List.of(),
                        Optional.of(Duration.ofMinutes(1)),
                        Optional.empty()),
                named(MigrationPolicy.GENTLE));
    }

    @Test
    @DisplayName("are balanced, which allows longer downtimes and then gives up")
    void balanced() {
        assertEquals(
                new Policy(
                        "balanced",
                        Duration.ofSeconds(7),
                        List.of(20L, 2_000L),
                        Optional.of(Duration.ofMinutes(2)),
                        Optional.empty()),
                named(MigrationPolicy.BALANCED));
    }

    @Test
    @DisplayName("are finish, which allows longer downtimes and never gives up")
    void finish() {
        assertEquals(
                new Policy(
                        "finish",
                        Duration.ofSeconds(7),
                        List.of(30L),
                        Optional.empty(),
                        Optional.of(Duration.ofMinutes(3))),
                named(MigrationPolicy.FINISH));
    }

    @ParameterizedTest
    @EnumSource(MigrationPolicy.class)
    @DisplayName("are all that can be asked for but none, for which nothing is done")
    void all(MigrationPolicy policy) {
        assertEquals(
                policy != MigrationPolicy.NONE, policies.named(policy.word()).isPresent());
    }
}
