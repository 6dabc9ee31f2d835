package io.gangway.storage.copy;

import io.gangway.libvirt.fact.VirtException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A volume was not copied. Nothing of it is on the destination, unless {@link #problems} names it. */
public final class CopyFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** In which way not. */
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
    private final transient CopyProblem problem;
    /** The path of the half-made volume that could not be deleted; empty if there is none. */
    private final String leftBehind;

    private CopyFailed(Reason reason, CopyProblem problem, String leftBehind, Optional<Throwable> cause) {
        super(problem.cause().word() + " " + problem.values(), cause.orElse(null));
        this.reason = reason;
        this.problem = problem;
        this.leftBehind = leftBehind;
    }

    private CopyFailed(Reason reason, CopyProblem problem) {
        this(reason, problem, "", Optional.empty());
    }

    /** For a reason that is known before anything is made. */
    public static CopyFailed refused(CopyProblem problem) {
        return new CopyFailed(Reason.REFUSED, problem);
    }

    static CopyFailed cancelled() {
        return new CopyFailed(Reason.CANCELLED, CopyCause.CANCELLED.with());
    }

    static CopyFailed different(CopyProblem problem) {
        return new CopyFailed(Reason.DIFFERENT, problem);
    }

    static CopyFailed broken(CopyProblem problem) {
        return new CopyFailed(Reason.BROKEN, problem);
    }

    static CopyFailed broken(CopyProblem problem, Throwable cause) {
        return new CopyFailed(Reason.BROKEN, problem, "", Optional.of(cause));
    }

    /** A host failed in the midst of it. */
    static CopyFailed broken(VirtException answer) {
        return broken(CopyCause.HOST_FAILED.with(answer.host(), answer.getMessage()), answer);
    }

    /** A host refused it before anything was made. */
    static CopyFailed refusedBy(CopyProblem problem, VirtException answer) {
        return new CopyFailed(Reason.REFUSED, problem, "", Optional.of(answer));
    }

    /** The same failure, after which a half-made volume could not be deleted. */
    CopyFailed leaving(String path) {
        return new CopyFailed(reason, problem, path, Optional.of(this));
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

    public Reason reason() {
        return reason;
    }

    /** Why not. */
    public CopyProblem problem() {
        return problem;
    }

    /** Why not, and what is left to be deleted by hand, if anything is. */
    public List<CopyProblem> problems(String destination) {
        List<CopyProblem> problems = new ArrayList<>(List.of(problem));
        if (!leftBehind.isEmpty()) {
            problems.add(CopyCause.LEFT_BEHIND.with(leftBehind, destination));
        }
        return problems;
    }
}
