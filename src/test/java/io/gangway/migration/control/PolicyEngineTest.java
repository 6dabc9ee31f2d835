package io.gangway.migration.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.migration.control.PolicyEngine.Decision;
import io.gangway.migration.control.PolicyEngine.Situation;
import io.gangway.migration.state.Convergence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Plays whole migrations, pass by pass, of guests that do what is said, and looks at what each policy does. */
class PolicyEngineTest {

    private static final Policy GENTLE = new Policy(
            "gentle", Duration.ofSeconds(40), List.of(), Optional.of(Duration.ofMinutes(5)), Optional.empty());
    private static final Policy BALANCED = new Policy(
            "balanced",
            Duration.ofSeconds(40),
            List.of(500L, 1_000L, 2_000L),
            Optional.of(Duration.ofMinutes(10)),
            Optional.empty());
    private static final Policy FINISH = new Policy(
            "finish",
            Duration.ofSeconds(40),
            List.of(500L, 1_000L),
            Optional.empty(),
            Optional.of(Duration.ofMinutes(3)));

    /** What a policy did, and when. */
    private record Deed(long second, Decision decision) {}

    /** A guest of which each pass takes ten seconds and leaves as much as before: what the policy does in twenty minutes. */
    private static List<Deed> stalledGuest(Policy policy, boolean postCopyAllowed) {
        List<Deed> deeds = new ArrayList<>();
        List<ControlKind> done = new ArrayList<>();
        Convergence convergence = Convergence.NONE;
        long limit = 300;
        int last = 0;
        for (int pass = 1; pass <= 120; pass++) {
            long now = pass * 10_000L;
            convergence = convergence.after(pass, now, 500);
            Optional<Decision> next =
                    PolicyEngine.next(policy, new Situation(convergence, now, limit, done, last, postCopyAllowed));
            if (next.isPresent()) {
                deeds.add(new Deed(now / 1000, next.get()));
                done.add(next.get().kind());
                limit = next.get().kind() == ControlKind.DOWNTIME
                        ? next.get().value().getAsLong()
                        : limit;
                last = pass;
            }
        }
        return deeds;
    }

    private static List<ControlKind> kinds(List<Deed> deeds) {
        return deeds.stream().map(deed -> deed.decision().kind()).toList();
    }

    @Test
    void gentleDoesNothingToTheGuestAndGivesUpInTheEnd() {
        List<Deed> deeds = stalledGuest(GENTLE, true);

        assertEquals(List.of(ControlKind.CANCEL), kinds(deeds));
        assertEquals(20 + 300, deeds.get(0).second(), "five minutes after the second pass began");
    }

    @Test
    void balancedAllowsALongerDowntimeStepByStepWithHalfThePatienceEachTimeAndThenGivesUp() {
        List<Deed> deeds = stalledGuest(BALANCED, true);

        assertEquals(
                List.of(ControlKind.DOWNTIME, ControlKind.DOWNTIME, ControlKind.DOWNTIME, ControlKind.CANCEL),
                kinds(deeds));
        assertEquals(
                List.of(500L, 1_000L, 2_000L),
                deeds.stream()
                        .limit(3)
                        .map(deed -> deed.decision().value().getAsLong())
                        .toList());
        assertEquals(60, deeds.get(0).second(), "40 s after the second pass began");
        assertEquals(620, deeds.get(3).second());
    }

    @Test
    void finishSwitchesToPostCopyWhereThatIsAllowed() {
        List<Deed> deeds = stalledGuest(FINISH, true);

        assertEquals(
                List.of(ControlKind.DOWNTIME, ControlKind.DOWNTIME, ControlKind.POST_COPY),
                kinds(deeds).subList(0, 3));
        assertEquals(200, deeds.get(2).second(), "three minutes after the second pass began");
    }

    @Test
    void finishPausesTheGuestWherePostCopyIsNotAllowedAndThenRests() {
        assertEquals(
                List.of(ControlKind.DOWNTIME, ControlKind.DOWNTIME, ControlKind.PAUSE),
                kinds(stalledGuest(FINISH, false)));
    }

    @Test
    void finishPausesTheGuestWherePostCopyDidNotBegin() {
        assertEquals(
                ControlKind.PAUSE,
                kinds(stalledGuest(FINISH, true)).get(3),
                "it was tried, and the migration is still in its passes");
    }

    @Test
    void finishWaitsForAGoodMomentButNotForever() {
        Convergence worse = Convergence.NONE;
        for (int pass = 1; pass <= 22; pass++) {
            worse = worse.after(pass, pass * 10_000L, 500 + 30L * pass);
        }
        List<ControlKind> steps = List.of(ControlKind.DOWNTIME, ControlKind.DOWNTIME);

        assertTrue(PolicyEngine.next(FINISH, new Situation(worse, 220_000, 1_000, steps, 9, true))
                .isEmpty());
        Convergence later = worse.after(23, 230_000, 2_000);
        assertEquals(
                ControlKind.POST_COPY,
                PolicyEngine.next(FINISH, new Situation(later, 230_000, 1_000, steps, 9, true))
                        .orElseThrow()
                        .kind());
    }

    @Test
    void stepsThatSomebodyHasGoneBeyondAlreadyAreSkipped() {
        Convergence stalled = Convergence.NONE.after(2, 0, 500).after(3, 50_000, 500);

        Decision next = PolicyEngine.next(BALANCED, new Situation(stalled, 50_000, 1_500, List.of(), 0, false))
                .orElseThrow();

        assertEquals(2_000, next.value().getAsLong());
    }

    @Test
    void aStepThatIsTheLimitAlreadyIsSkipped() {
        Convergence stalled = Convergence.NONE.after(2, 0, 500).after(3, 50_000, 500);

        Decision next = PolicyEngine.next(BALANCED, new Situation(stalled, 50_000, 500, List.of(), 0, false))
                .orElseThrow();

        assertEquals(1_000, next.value().getAsLong());
    }

    @Test
    void aGuestThatShrinksIsLeftAlone() {
        Convergence shrinks = Convergence.NONE;
        for (int pass = 2; pass <= 20; pass++) {
            shrinks = shrinks.after(pass, pass * 60_000L, 1_000_000 >> pass);
        }

        for (Policy policy : List.of(GENTLE, BALANCED, FINISH)) {
            assertTrue(PolicyEngine.next(policy, new Situation(shrinks, 1_200_000, 300, List.of(), 0, true))
                    .isEmpty());
        }
    }

    @Test
    void nothingIsDoneTwiceInOnePassNorBeforeThereIsAnything() {
        Convergence stalled = Convergence.NONE.after(2, 0, 500).after(3, 50_000, 500);

        assertTrue(PolicyEngine.next(BALANCED, new Situation(stalled, 90_000, 300, List.of(), 3, false))
                .isEmpty());
        assertTrue(PolicyEngine.next(GENTLE, new Situation(Convergence.NONE, 900_000, 300, List.of(), 0, false))
                .isEmpty());
    }
}
