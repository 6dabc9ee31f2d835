package io.gangway.storage.share;

import com.google.errorprone.annotations.ThreadSafe;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.gangway.host.HostName;
import io.gangway.language.Languages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Keeps what one setting up of shared storage has done so far, and says when that changes. Why a step failed is kept in
 * each language, for whoever looks.
 */
@ThreadSafe
final class ShareLog {

    private final long id;
    private final SharedStorage storage;
    private final Instant startedAt;
    private final Languages languages;
    private final Runnable onChange;

    @GuardedBy("this")
    private final List<Kept> steps = new ArrayList<>();

    @GuardedBy("this")
    private ShareState.Outcome outcome = ShareState.Outcome.RUNNING;

    private record Kept(HostName host, ShareStep.Kind kind, ShareStep.Result result, Supplier<String> detail) {
        Kept ended(ShareStep.Result how, Supplier<String> why) {
            return new Kept(host, kind, how, why);
        }

        ShareStep told() {
            return new ShareStep(host, kind, result, detail.get());
        }
    }

    ShareLog(long id, SharedStorage storage, Instant startedAt, Languages languages, Runnable onChange) {
        this.languages = languages;
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
                steps.stream().map(Kept::told).toList(),
                outcome,
                startedAt);
    }

    void begin(HostName host, ShareStep.Kind kind) {
        synchronized (this) {
            steps.add(new Kept(host, kind, ShareStep.Result.RUNNING, () -> ""));
        }
        onChange.run();
    }

    /** Ends the step that began last. */
    void end(ShareStep.Result result) {
        end(result, () -> "");
    }

    /** Ends it so, too: {@code why} is asked for its words in each language. */
    void fail(Supplier<String> why) {
        end(ShareStep.Result.FAILED, languages.kept(why));
    }

    private void end(ShareStep.Result result, Supplier<String> detail) {
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
