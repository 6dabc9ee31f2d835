package io.gangway.libvirt.binding;

import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.link.HostCall;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Calls to a host that come back at once, or when a test says so. */
public final class PromptCalls {

    private PromptCalls() {}

    /** One that has come back, with what the work gives or throws. */
    public static <T> HostCall<T> done(String host, Supplier<T> work) {
        HostCall<T> call = new HostCall<>(host);
        call.run(work);
        return call;
    }

    /** One that has begun, and is under way until the test has an answer or a failure for it. */
    public static <T> HostCall<T> underWay(String host, CompletableFuture<T> answer) {
        HostCall<T> call = new HostCall<>(host);
        Thread thread = new Thread(() -> call.run(() -> come(answer)), "under-way");
        thread.setDaemon(true);
        thread.start();
        while (call.inLine()) {
            Thread.onSpinWait();
        }
        return call;
    }

    private static <T> T come(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof VirtException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
