package io.gangway.migration.failure;

import io.gangway.libvirt.fact.LifecycleEvent;
import java.util.Optional;

/** What ended a VM on its source while it moved, or took its migration away, as libvirt there said it. */
public enum SourceEnd {
    SHUT_DOWN(
            "source-shut-down",
            "{vm} shut down while it moved",
            "The guest on {source} shut itself down, or was asked to, before it had moved.",
            "Start {vm} on {source} when it is wanted, and migrate it then."),
    TOLD_TO_END(
            "source-qemu-told-to-end",
            "The QEMU of {vm} on {source} was ended",
            "While {vm} moved, its QEMU on {source} was told to end: by a signal, or by its own monitor. The guest did not ask"
                    + " for it.",
            "Find out who ended it before you start {vm} on {source} again."),
    STOPPED(
            "source-stopped",
            "{vm} stopped on {source} while it moved",
            "The guest on {source} shut down, or its QEMU was told to end, before it had moved.",
            "Find out why it stopped, and start {vm} on {source} when it is wanted."),
    FORCED_OFF(
            "source-forced-off",
            "{vm} was forced off on {source}",
            "While {vm} moved, somebody forced it off on {source}: by this console, or by another tool such as virsh destroy.",
            "Find out who did it and why, before you start {vm} on {source} again."),
    CRASHED(
            "source-crashed",
            "The guest in {vm} crashed on {source}",
            "While {vm} moved, its guest crashed on {source}, and libvirt ended it.",
            "Look at what the guest says of it as you start {vm} on {source} again."),
    SAVED(
            "source-saved",
            "{vm} was saved on {source}",
            "While {vm} moved, somebody saved its memory on {source} and ended it there, such as by virsh managedsave.",
            "Its next start on {source} goes on from there; migrate it then."),
    QEMU_ENDED(
            "source-qemu-ended",
            "The QEMU of {vm} on {source} ended",
            "While {vm} moved, its QEMU on {source} was killed, or ended by itself.",
            "Look into /var/log/libvirt/qemu/{vm}.log and the kernel's log on {source} for the reason, before you start {vm}"
                    + " there again.");

    private final String code;
    private final String title;
    private final String cause;
    private final String nextStep;

    SourceEnd(String code, String title, String cause, String nextStep) {
        this.code = code;
        this.title = title;
        this.cause = cause;
        this.nextStep = nextStep;
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
        return FailureEntry.of(code, "", title, cause, nextStep).failure(ends, raw);
    }
}
