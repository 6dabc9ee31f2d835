package io.gangway.storage.share;

import java.time.Instant;
import java.util.List;

/**
 * How far the setting up of shared storage is.
 *
 * @param id by which its page is known
 * @param steps those that have begun, in their order, told in the language of whoever asked
 */
public record ShareState(
        long id, String name, List<String> hosts, List<ShareStep> steps, Outcome outcome, Instant startedAt) {

    /** Where it stands. */
    public enum Outcome {
        RUNNING,
        SHARED,
        /** It failed, and what it had made was taken back. */
        UNDONE,
        /** It failed, and something that it had made is still there. */
        LEFT
    }

    public ShareState {
        hosts = List.copyOf(hosts);
        steps = List.copyOf(steps);
    }

    /** Why it failed; empty unless it did. */
    public String failure() {
        return steps.stream()
                .filter(step -> step.result() == ShareStep.Result.FAILED)
                .map(ShareStep::detail)
                .findFirst()
                .orElse("");
    }
}
