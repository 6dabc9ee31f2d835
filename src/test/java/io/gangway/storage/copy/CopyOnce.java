package io.gangway.storage.copy;

import io.gangway.libvirt.binding.LibvirtLibrary;
import io.gangway.storage.place.DiskSource;
import io.gangway.storage.place.LinkedHost;
import io.gangway.time.SteadyClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Copies one volume from alpha to beta in a process of its own, and prints what it took: for measuring. */
public final class CopyOnce {

    private CopyOnce() {}

    /** Arguments: the name of a volume in the local pool. Prints the milliseconds of the copy, those with its check, and peak RSS in KiB. */
    public static void main(String[] arguments) throws IOException {
        LibvirtLibrary library = new LibvirtLibrary(SteadyClock.ofThisMachine());
        try (LinkedHost alpha = new LinkedHost(library, "alpha");
                LinkedHost beta = new LinkedHost(library, "beta")) {
            DiskSource disk =
                    new DiskSource("vda", "file", "/var/lib/libvirt/local-images/" + arguments[0], "", "", "raw");
            DiskCopy copy = Copies.between(alpha, beta)
                    .plan(Copies.ALPHA, Copies.BETA, UUID.randomUUID(), List.of(DiskWish.plain(disk)));
            CopyProgress progress = copy.progress();
            long began = System.nanoTime();
            CompletableFuture<Long> copied = CompletableFuture.supplyAsync(() -> whenCopied(progress));
            copy.run((target, path) -> {}, path -> {}, path -> {});
            long ended = System.nanoTime();
            System.out.println("result " + (copied.join() - began) / 1_000_000 + " " + (ended - began) / 1_000_000 + " "
                    + peakKib());
        }
        System.exit(0);
    }

    private static long whenCopied(CopyProgress progress) {
        while (progress.copiedBytes() < progress.totalBytes()) {
            LockSupport.parkNanos(10_000_000);
        }
        return System.nanoTime();
    }

    private static long peakKib() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> Long.valueOf(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }
}
