package io.gangway.libvirt;

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

    /** One that is under way until the test ends it. */
    public static <T> HostCall<T> underWay(String host) {
        return new HostCall<>(host);
    }

    /** Ends one with what the work gives or throws. */
    public static <T> void end(HostCall<T> call, Supplier<T> work) {
        call.run(work);
    }
}
