package io.gangway.migration.state;

import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.failure.Failure;
import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.migration.failure.SourceEnd;
import io.gangway.migration.verdict.Verdict;
import java.util.Optional;

/**
 * What was heard of the end of a run: by libvirt's call, of its job, and of the VM on its source. It belongs to one {@link
 * MigrationRun}, which calls it under its own lock, but for {@link #brokenOff}.
 */
final class RunEvidence {

    /** What was heard of the end of libvirt's call. */
    private enum Call {
        UNDER_WAY,
        RETURNED,
        FAILED,
        /** The console that made the call is gone; only the hosts can tell. */
        UNHEARD
    }

    private Call call;
    private Optional<VirtException> error = Optional.empty();
    private Optional<VirtException> lastHeard = Optional.empty();
    private FailureCatalogue.Ends ends = new FailureCatalogue.Ends("", "", "");
    private Optional<SourceEnd> sourceEnd = Optional.empty();
    private Optional<Integer> shutdown = Optional.empty();
    private boolean aborted;
    private boolean jobFailed;
    private boolean arrivalEnded;
    private boolean sourceStoodStill;
    private volatile boolean brokenOff;

    private RunEvidence(Call call) {
        this.call = call;
    }

    /** Of a run whose call this console makes. */
    static RunEvidence ofOwnCall() {
        return new RunEvidence(Call.UNDER_WAY);
    }

    /** Of a run whose call another console made, so that this one does not hear how it ends. */
    static RunEvidence ofUnheardCall() {
        return new RunEvidence(Call.UNHEARD);
    }

    /** The connection broke before libvirt had answered. */
    void breaksOff() {
        brokenOff = true;
    }

    /** Whether libvirt may be at it still, although its call has come back. */
    boolean brokenOff() {
        return brokenOff;
    }

    void unheard(VirtException last) {
        call = Call.UNHEARD;
        lastHeard = Optional.of(last);
    }

    /** Whether libvirt's own answer to the call was heard. */
    boolean heard() {
        return call != Call.UNHEARD && !brokenOff;
    }

    void returned(Optional<VirtException> callsError, FailureCatalogue.Ends names) {
        error = callsError.or(() -> lastHeard);
        ends = names;
        if (call != Call.UNHEARD) {
            call = callsError.isPresent() ? Call.FAILED : Call.RETURNED;
        }
    }

    void shutdownOnSource(int detail) {
        shutdown = Optional.of(detail);
    }

    /** The first stop counts. */
    void stoppedOnSource(int detail) {
        sourceEnd = sourceEnd.or(() -> SourceEnd.of(detail, shutdown));
    }

    boolean knowsSourceEnd() {
        return sourceEnd.isPresent();
    }

    void jobEnded(JobReport.State state) {
        aborted = aborted || state == JobReport.State.CANCELLED;
        jobFailed = jobFailed || state == JobReport.State.FAILED;
    }

    void sourceStoodStill() {
        sourceStoodStill = true;
    }

    void arrivalEnded() {
        arrivalEnded = true;
    }

    /** Whether libvirt's call said that the VM has arrived; empty if nobody knows what libvirt did. */
    Optional<Boolean> reported() {
        return switch (call) {
            case RETURNED -> Optional.of(true);
            // Of a connection that broke nobody knows what libvirt did then.
            case FAILED -> brokenOff ? Optional.empty() : Optional.of(false);
            case UNDER_WAY, UNHEARD -> Optional.empty();
        };
    }

    /** What is told of the failure; where the VM is decides it, too. */
    Optional<Failure> failure(Migration migration, boolean postCopy, Verdict verdict) {
        return WhatFailed.of(
                new WhatFailed.Heard(
                        error,
                        call == Call.UNHEARD,
                        brokenOff,
                        migration.cancel(),
                        aborted,
                        jobFailed,
                        arrivalEnded,
                        sourceStoodStill,
                        migration.progress().processedBytes() > 0,
                        postCopy,
                        sourceEnd),
                verdict,
                ends);
    }
}
