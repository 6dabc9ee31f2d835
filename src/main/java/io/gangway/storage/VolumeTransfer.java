package io.gangway.storage;

import io.gangway.libvirt.HostCall;
import io.gangway.libvirt.VirtConnection;
import io.gangway.libvirt.VirtException;
import io.gangway.libvirt.VolumeContent;
import io.gangway.libvirt.VolumeFacts;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Streams a volume's content between two hosts, on a thread of each, and reads it again. */
final class VolumeTransfer {

    /**
     * How much is asked for at a time. What a host sends faster than it is taken waits in this process's memory, so this is
     * about what a copy may take of that.
     */
    private static final long PART = 32L << 20;

    /** How long a host may take to let go of a stream after a cancel. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final StorageHost source;
    private final StorageHost destination;
    private final CopyProgress progress;

    VolumeTransfer(StorageHost source, StorageHost destination, CopyProgress progress) {
        this.source = source;
        this.destination = destination;
        this.progress = progress;
    }

    /** Copies the content of one volume into another of the same length; gives the checksum of what was read. */
    String copy(VolumeFacts from, VolumeFacts to) {
        VolumePipe pipe = new VolumePipe();
        HostCall<String> reading = source.transfer(connection -> {
            String checksum = read(connection, from, from.lengthBytes(), new Copying(pipe));
            pipe.end();
            return checksum;
        });
        HostCall<Boolean> writing = write(from, to, pipe);
        CompletableFuture<String> read = future(reading, pipe::fail);
        CompletableFuture<Boolean> written = future(writing, pipe::fail);
        await(CompletableFuture.allOf(read, written));
        return read.join();
    }

    private HostCall<Boolean> write(VolumeFacts from, VolumeFacts to, VolumePipe pipe) {
        try {
            return destination.transfer(connection -> {
                connection.volumeStreams().upload(to.pool(), to.name(), from.lengthBytes(), pipe::drainTo);
                return true;
            });
        } catch (VirtException e) {
            // Nobody will ever take what is being read.
            pipe.fail(e);
            throw e;
        }
    }

    /** Reads a volume of the destination, and gives the checksum of its content. */
    String check(VolumeFacts volume, long length) {
        HostCall<String> reading = destination.transfer(connection -> read(connection, volume, length, new Checking()));
        CompletableFuture<String> checksum = future(reading, failure -> {});
        await(checksum);
        return checksum.join();
    }

    private String read(VirtConnection connection, VolumeFacts volume, long length, VolumeContent also) {
        BlockDigest digest = new BlockDigest();
        VolumeContent both = new Reading(digest, also);
        while (digest.length() < length) {
            long offset = digest.length();
            long part = Math.min(PART, length - offset);
            connection.volumeStreams().download(volume.pool(), volume.name(), offset, part, both);
            if (digest.length() != offset + part) {
                throw new CopyFailed(
                        CopyFailed.Reason.BROKEN,
                        volume.path() + " has changed its length while it was read. Is a VM using it?");
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
        long cancelledAt = 0;
        while (true) {
            try {
                transfer.get(200, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                if (!progress.cancelled()) {
                    continue;
                }
                cancelledAt = cancelledAt == 0 ? System.nanoTime() : cancelledAt;
                if (System.nanoTime() - cancelledAt > GRACE_NANOS) {
                    throw cancelled();
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure
                        ? failure
                        : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CopyFailed(CopyFailed.Reason.BROKEN, "The console ended in the midst of the copy.");
            }
        }
    }

    private static CopyFailed cancelled() {
        return new CopyFailed(CopyFailed.Reason.CANCELLED, "The copy was cancelled.");
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
                throw cancelled();
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
}
