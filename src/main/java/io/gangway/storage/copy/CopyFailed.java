package io.gangway.storage.copy;

import io.gangway.libvirt.fact.VirtException;
import java.util.Optional;

/** A volume was not copied. Nothing of it is on the destination, unless {@link #leftBehind} names it. */
public final class CopyFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Reason {
        /** It was refused before anything was made. */
        REFUSED,
        /** Somebody cancelled it. */
        CANCELLED,
        /** A host or its storage failed in the midst of it. */
        BROKEN,
        /** What arrived is not what was sent. */
        DIFFERENT
    }

    private final Reason reason;
    private final String leftBehind;

    CopyFailed(Reason reason, String message) {
        this(reason, message, "", Optional.empty());
    }

    private CopyFailed(Reason reason, String message, String leftBehind, Optional<Throwable> cause) {
        super(message, cause.orElse(null));
        this.reason = reason;
        this.leftBehind = leftBehind;
    }

    /** For a reason that is known before anything is made. */
    public static CopyFailed refused(String message) {
        return new CopyFailed(Reason.REFUSED, message);
    }

    static CopyFailed broken(String message, Throwable cause) {
        return new CopyFailed(Reason.BROKEN, message, "", Optional.of(cause));
    }

    /** A host refused it before anything was made. */
    static CopyFailed refusedBy(String message, VirtException answer) {
        return new CopyFailed(Reason.REFUSED, message, "", Optional.of(answer));
    }

    /** The same failure, after which a half-made volume could not be deleted. */
    CopyFailed leaving(String path) {
        return new CopyFailed(reason, getMessage(), path, Optional.of(this));
    }

    /** What a host answered, where that is why. */
    public Optional<VirtException> host() {
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof VirtException answer) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }

    /** The same for a migration: in a host's words where one answered, so that they are told as such, else in our own. */
    public VirtException told(String destination, String words) {
        return host().map(answer -> new VirtException(destination, answer.code(), answer.domain(), words))
                .orElseGet(() -> new VirtException(destination, VirtException.OWN_WORDS, 0, words));
    }

    public Reason reason() {
        return reason;
    }

    /** The path of the half-made volume that could not be deleted; empty if there is none. */
    public String leftBehind() {
        return leftBehind;
    }
}
