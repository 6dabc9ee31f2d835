package io.gangway.faults;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The same for several at the same time, since most of it is waiting. */
final class Together {

    private Together() {}

    /** Does it for each, and waits for all; the answers come in the order of the questions. */
    static <A, B> List<B> all(List<A> those, Function<A, B> work) {
        List<CompletableFuture<B>> begun = those.stream()
                .map(one -> CompletableFuture.supplyAsync(
                        () -> work.apply(one), task -> new Thread(task, "together").start()))
                .toList();
        return begun.stream().map(CompletableFuture::join).toList();
    }
}
