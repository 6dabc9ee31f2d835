package io.gangway.migration.failure;

import io.gangway.libvirt.fact.LifecycleEvent;
import java.util.Optional;

/** What ended a VM on its source while it moved, or took its migration away, as libvirt there said it. */
public enum SourceEnd {
    SHUT_DOWN("source-shut-down"),
    TOLD_TO_END("source-qemu-told-to-end"),
    STOPPED("source-stopped"),
    FORCED_OFF("source-forced-off"),
    CRASHED("source-crashed"),
    SAVED("source-saved"),
    QEMU_ENDED("source-qemu-ended");

    private final String code;

    SourceEnd(String code) {
        this.code = code;
    }

    /**
     * What the news that a VM has stopped means.
     *
     * @param detail libvirt's detail of a stop
     * @param shutdown libvirt's detail of the shutdown that was told before; empty if there was none
     * @return empty for a VM that has left by a migration, and for what libvirt gives no reason
     */
    public static Optional<SourceEnd> of(int detail, Optional<Integer> shutdown) {
        return switch (detail) {
            case LifecycleEvent.STOPPED_SHUTDOWN -> Optional.of(shutDown(shutdown));
            case LifecycleEvent.STOPPED_DESTROYED -> Optional.of(FORCED_OFF);
            case LifecycleEvent.STOPPED_CRASHED -> Optional.of(CRASHED);
            case LifecycleEvent.STOPPED_SAVED -> Optional.of(SAVED);
            case LifecycleEvent.STOPPED_FAILED -> Optional.of(QEMU_ENDED);
            default -> Optional.empty();
        };
    }

    private static SourceEnd shutDown(Optional<Integer> shutdown) {
        return switch (shutdown.orElse(0)) {
            case LifecycleEvent.SHUTDOWN_GUEST -> SHUT_DOWN;
            case LifecycleEvent.SHUTDOWN_HOST -> TOLD_TO_END;
            default -> STOPPED;
        };
    }

    public static boolean tells(Failure failure) {
        for (SourceEnd end : values()) {
            if (end.code.equals(failure.code())) {
                return true;
            }
        }
        return false;
    }

    public Failure failure(FailureCatalogue.Ends ends, String raw) {
        return Failure.of(code, code, ends, "", raw);
    }
}
