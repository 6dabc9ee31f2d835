package io.gangway.storage.copy;

import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.fact.VolumeContent;
import io.gangway.libvirt.link.HostCall;
import io.gangway.storage.place.VolumeSpot;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Streams volumes' content between two hosts, on a thread of each, and reads it again. */
final class VolumeTransfer {

    /**
     * How much is asked for at a time. What a host sends faster than it is taken waits in this process's memory, so this is
     * about what a copy may take of that.
     */
    private static final long PART = 32L << 20;

    /** How long a host may take to let go of a stream after a cancel. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    /** How often is looked whether the copy was cancelled. */
    private static final Duration LOOK = Duration.ofMillis(200);

    private final CopyProgress progress;

    VolumeTransfer(CopyProgress progress) {
        this.progress = progress;
    }

    /** Copies the content of one volume into another of the same length; gives the checksum of what was read. */
    String copy(VolumeSpot from, VolumeSpot to, long length) {
        VolumePipe pipe = new VolumePipe();
        HostCall<String> reading = from.transfer((connection, pool) -> {
            String checksum = read(connection, pool, from, length, new Copying(pipe));
            pipe.end();
            return checksum;
        });
        HostCall<Boolean> writing = write(to, length, pipe);
        CompletableFuture<String> read = future(reading, pipe::fail);
        CompletableFuture<Boolean> written = future(writing, pipe::fail);
        await(CompletableFuture.allOf(read, written));
        return read.join();
    }

    private static HostCall<Boolean> write(VolumeSpot to, long length, VolumePipe pipe) {
        try {
            return to.transfer((connection, pool) -> {
                connection.volumeStreams().upload(pool, to.name(), length, pipe::drainTo);
                return true;
            });
        } catch (VirtException e) {
            // Nobody will ever take what is being read.
            pipe.fail(e);
            throw e;
        }
    }

    /** Reads a volume, and gives the checksum of its content. */
    String check(VolumeSpot at, long length) {
        CompletableFuture<String> checksum = checksum(at, length, new Checking());
        await(checksum);
        return checksum.join();
    }

    /** Whether two volumes of that length have the same content; reads both at the same time. */
    boolean same(VolumeSpot one, VolumeSpot other, long length) {
        CompletableFuture<String> first = checksum(one, length, new Copying(new Nowhere()));
        CompletableFuture<String> second = checksum(other, length, new Checking());
        await(CompletableFuture.allOf(first, second));
        return first.join().equals(second.join());
    }

    private CompletableFuture<String> checksum(VolumeSpot at, long length, VolumeContent also) {
        return future(at.transfer((connection, pool) -> read(connection, pool, at, length, also)), failure -> {});
    }

    private String read(VirtConnection connection, String pool, VolumeSpot at, long length, VolumeContent also) {
        BlockDigest digest = new BlockDigest();
        VolumeContent both = new Reading(digest, also);
        while (digest.length() < length) {
            long offset = digest.length();
            long part = Math.min(PART, length - offset);
            connection.volumeStreams().download(pool, at.name(), offset, part, both);
            if (digest.length() != offset + part) {
                throw CopyFailed.broken(CopyCause.LENGTH_CHANGED.with(at.path()));
            }
        }
        return digest.finish();
    }

    private static <T> CompletableFuture<T> future(HostCall<T> call, Consumer<RuntimeException> onFailure) {
        CompletableFuture<T> future = new CompletableFuture<>();
        call.whenDone((result, failure) -> {
            if (failure == null) {
                future.complete(result);
            } else {
                onFailure.accept(
                        failure instanceof RuntimeException known ? known : new IllegalStateException(failure));
                future.completeExceptionally(failure);
            }
        });
        return future;
    }

    /** Waits for as long as it takes; but a host that hangs does not hold a cancel up for ever. */
    private void await(CompletableFuture<?> transfer) {
        boolean ended = false;
        while (!ended && !progress.cancelled()) {
            ended = ended(transfer, LOOK);
        }
        if (!ended && !ended(transfer, GRACE)) {
            throw CopyFailed.cancelled();
        }
    }

    private static boolean ended(CompletableFuture<?> transfer, Duration limit) {
        try {
            transfer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CopyFailed.broken(CopyCause.CONSOLE_ENDED.with());
        }
    }

    /** Gives each piece to two takers. */
    private final class Reading implements VolumeContent {
        private final VolumeContent first;
        private final VolumeContent second;

        Reading(VolumeContent first, VolumeContent second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public void data(ByteBuffer bytes) {
            stopIfCancelled();
            first.data(bytes.duplicate());
            second.data(bytes);
        }

        @Override
        public void hole(long length) {
            stopIfCancelled();
            first.hole(length);
            second.hole(length);
        }

        private void stopIfCancelled() {
            if (progress.cancelled()) {
                throw CopyFailed.cancelled();
            }
        }
    }

    private final class Copying implements VolumeContent {
        private final VolumeContent next;

        Copying(VolumeContent next) {
            this.next = next;
        }

        @Override
        public void data(ByteBuffer bytes) {
            int count = bytes.remaining();
            next.data(bytes);
            progress.copied(count, false);
        }

        @Override
        public void hole(long length) {
            next.hole(length);
            progress.copied(length, true);
        }
    }

    private final class Checking implements VolumeContent {
        @Override
        public void data(ByteBuffer bytes) {
            progress.checked(bytes.remaining());
        }

        @Override
        public void hole(long length) {
            progress.checked(length);
        }
    }

    private static final class Nowhere implements VolumeContent {
        @Override
        public void data(ByteBuffer bytes) {}

        @Override
        public void hole(long length) {}
    }
}
