package io.gangway.migration.control;

import io.gangway.migration.state.Convergence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Decides what a policy does next. Knows no clock: what was done is in the situation. */
public final class PolicyEngine {

    /** After so many passes beyond its time, the last resort waits for no good moment any more. */
    private static final int PASSES_FOR_A_GOOD_MOMENT = 3;

    /**
     * How a migration stands.
     *
     * @param elapsedMs since the job began
     * @param downtimeLimitMs the present one, as far as it is known
     * @param done what the policy has done so far, in order, whether it worked or not
     * @param passOfLast the pass in which it last did something; 0 if it did nothing
     * @param postCopyAllowed whether the migration was started so that it can switch to post-copy
     */
    public record Situation(
            Convergence convergence,
            long elapsedMs,
            long downtimeLimitMs,
            List<ControlKind> done,
            int passOfLast,
            boolean postCopyAllowed) {

        public Situation {
            done = List.copyOf(done);
        }
    }

    /** What to do, and with which figure. */
    public record Decision(ControlKind kind, OptionalLong value) {

        static Decision of(ControlKind kind) {
            return new Decision(kind, OptionalLong.empty());
        }
    }

    private PolicyEngine() {}

    /** What to do now; empty if nothing. */
    public static Optional<Decision> next(Policy policy, Situation now) {
        boolean ended = now.done().contains(ControlKind.CANCEL)
                || now.done().contains(ControlKind.PAUSE)
                || now.convergence().marks().isEmpty();
        if (ended || now.convergence().pass() <= now.passOfLast()) {
            return Optional.empty();
        }
        Duration patience =
                policy.patience().dividedBy(1L << Math.min(20, now.done().size()));
        if (!now.convergence().stalled(patience)) {
            return Optional.empty();
        }
        return step(policy, now)
                .or(() -> overdue(policy.lastResortAfter(), now) && momentHasCome(policy, now)
                        ? Optional.of(lastResort(now))
                        : Optional.empty())
                .or(() -> overdue(policy.giveUpAfter(), now)
                        ? Optional.of(Decision.of(ControlKind.CANCEL))
                        : Optional.empty());
    }

    private static Optional<Decision> step(Policy policy, Situation now) {
        long taken = now.done().stream().filter(ControlKind.DOWNTIME::equals).count();
        return policy.downtimeStepsMs().stream()
                .skip(taken)
                .filter(step -> step > now.downtimeLimitMs())
                .findFirst()
                .map(step -> new Decision(ControlKind.DOWNTIME, OptionalLong.of(step)));
    }

    private static boolean overdue(Optional<Duration> limit, Situation now) {
        return limit.isPresent() && sinceShrunkMs(now) >= limit.get().toMillis();
    }

    private static boolean momentHasCome(Policy policy, Situation now) {
        return now.convergence().goodMoment() || passesSince(policy.lastResortAfter(), now) > PASSES_FOR_A_GOOD_MOMENT;
    }

    private static long passesSince(Optional<Duration> limit, Situation now) {
        long due = now.convergence().lastShrunkMs().orElse(0)
                + limit.map(Duration::toMillis).orElse(0L);
        return now.convergence().marks().stream()
                .filter(mark -> mark.elapsedMs() >= due)
                .count();
    }

    private static long sinceShrunkMs(Situation now) {
        return now.elapsedMs() - now.convergence().lastShrunkMs().orElse(now.elapsedMs());
    }

    private static Decision lastResort(Situation now) {
        boolean postCopy = now.postCopyAllowed() && !now.done().contains(ControlKind.POST_COPY);
        return Decision.of(postCopy ? ControlKind.POST_COPY : ControlKind.PAUSE);
    }
}
