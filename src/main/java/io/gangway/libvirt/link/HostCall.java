package io.gangway.libvirt.link;

import com.google.errorprone.annotations.ThreadSafe;
import io.gangway.libvirt.fact.VirtException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** A call to a host that is under way on one of its threads. */
@ThreadSafe
public final class HostCall<T> {

    private static final Logger LOG = Logger.getLogger(HostCall.class);

    private final String host;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Consumer<CallTimes.End> onEnd;
    private final AtomicBoolean told = new AtomicBoolean();

    public HostCall(String host) {
        this(host, end -> {});
    }

    /**
     * Sets who hears how it ends.
     *
     * @param onEnd must be quick, on whatever thread that is
     */
    HostCall(String host, Consumer<CallTimes.End> onEnd) {
        this.host = host;
        this.onEnd = onEnd;
    }

    static <T> HostCall<T> failed(VirtException reason) {
        HostCall<T> call = new HostCall<>(reason.host());
        call.result.completeExceptionally(reason);
        return call;
    }

    public void run(Supplier<T> work) {
        if (result.isDone() || !begun.compareAndSet(false, true)) {
            return;
        }
        try {
            T answer = work.get();
            ended(CallTimes.End.OK);
            result.complete(answer);
        } catch (Throwable e) {
            ended(CallTimes.End.ERROR);
            result.completeExceptionally(e);
        }
    }

    /** Told first, so that what follows the answer is not counted with it. */
    private void ended(CallTimes.End end) {
        if (told.compareAndSet(false, true)) {
            onEnd.accept(end);
        }
    }

    /**
     * Waits for the answer. A call that timed out before it began never begins.
     *
     * @throws VirtException what the call threw, or that the host did not answer in time
     */
    public T await(Duration limit) {
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (result.cancel(false)) {
                ended(CallTimes.End.TIMED_OUT);
            }
            throw VirtException.late(host, limit);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a call to " + host + " failed", e.getCause());
        } catch (CancellationException e) {
            throw new VirtException(host, VirtException.TIMED_OUT, 0, "The call to " + host + " was given up.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VirtException(
                    host, VirtException.NOT_CONNECTED, 0, "Interrupted while waiting for " + host + ".");
        }
    }

    /** Whether it still waits for a thread. */
    public boolean inLine() {
        return !begun.get() && !result.isDone();
    }

    /**
     * Takes a call back that still waits for a thread.
     *
     * @param reason says, once it is certain that the call never begins, with what it fails
     * @return false if it has begun, or ended, already
     */
    public boolean withdraw(Supplier<? extends RuntimeException> reason) {
        return !result.isDone() && begun.compareAndSet(false, true) && result.completeExceptionally(reason.get());
    }

    /**
     * Runs the action with the answer or the failure, on the thread of the call, or now if it has ended. What the action
     * itself throws reaches nobody: it is logged.
     */
    public void whenDone(BiConsumer<T, Throwable> action) {
        CompletableFuture<T> unused = result.whenComplete((answer, failure) -> {
            try {
                action.accept(answer, failure);
            } catch (Throwable e) {
                LOG.errorf(e, "What was to follow a call to %s failed in the console itself", host);
            }
        });
    }
}
