package io.gangway.storage.share;

import io.gangway.host.HostName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps what one setting up of shared storage has done so far, and says when that changes. */
final class ShareLog {

    private final long id;
    private final SharedStorage storage;
    private final Instant startedAt;
    private final Runnable onChange;
    private final List<ShareStep> steps = new ArrayList<>();
    private ShareState.Outcome outcome = ShareState.Outcome.RUNNING;

    ShareLog(long id, SharedStorage storage, Instant startedAt, Runnable onChange) {
        this.id = id;
        this.storage = storage;
        this.startedAt = startedAt;
        this.onChange = onChange;
    }

    synchronized ShareState state() {
        return new ShareState(
                id,
                storage.name(),
                storage.hosts().stream().map(HostName::value).toList(),
                steps,
                outcome,
                startedAt);
    }

    void begin(HostName host, ShareStep.Kind kind) {
        synchronized (this) {
            steps.add(new ShareStep(host, kind, ShareStep.Result.RUNNING, ""));
        }
        onChange.run();
    }

    /** Ends the step that began last. */
    void end(ShareStep.Result result, String detail) {
        synchronized (this) {
            int last = steps.size() - 1;
            steps.set(last, steps.get(last).ended(result, detail));
        }
        onChange.run();
    }

    void close(ShareState.Outcome how) {
        synchronized (this) {
            outcome = how;
        }
        onChange.run();
    }
}
