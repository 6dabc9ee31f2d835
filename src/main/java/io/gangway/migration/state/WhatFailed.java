package io.gangway.migration.state;

import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.failure.Failure;
import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.migration.failure.PostCopyFailure;
import io.gangway.migration.failure.RunFailures;
import io.gangway.migration.failure.SourceEnd;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Verdict;
import java.util.Optional;

/**
 * Decides which of all that is known of a run's end is told as its failure: what happened to the VM or its job comes
 * before what libvirt said, since libvirt often says only that a connection ended.
 */
final class WhatFailed {

    /**
     * What was heard of a run until its end.
     *
     * @param error what libvirt's call failed with; empty for a success, and if nobody heard
     * @param unheard whether nobody heard how the call ended
     * @param brokenOff whether the console's connection to the source broke in the midst of the call
     * @param cancel what became of a wish of this console's, or of its policy's, to cancel
     * @param aborted whether libvirt on the source said that the job was cancelled
     * @param jobFailed whether libvirt on the source said that the job failed
     * @param arrivalEnded whether the QEMU that was to take the VM over was seen to end
     * @param sourceStoodStill whether the source did not answer the console either for a while
     * @param moved whether data had come over
     * @param postCopy whether the guest had gone on at the destination without all of its memory
     * @param sourceEnd what ended the VM on the source
     */
    record Heard(
            Optional<VirtException> error,
            boolean unheard,
            boolean brokenOff,
            CancelState cancel,
            boolean aborted,
            boolean jobFailed,
            boolean arrivalEnded,
            boolean sourceStoodStill,
            boolean moved,
            boolean postCopy,
            Optional<SourceEnd> sourceEnd) {}

    private static final String ABORTED = "aborted-elsewhere";

    private WhatFailed() {}

    /** The failure in words; empty for a success. */
    static Optional<Failure> of(Heard heard, Verdict verdict, FailureCatalogue.Ends ends) {
        String raw = heard.error().map(FailureCatalogue::whole).orElse("");
        if (heard.error().isEmpty() && !heard.unheard() && heard.sourceEnd().isEmpty()) {
            return verdict.outcome() == Outcome.SUCCEEDED
                    ? Optional.empty()
                    : Optional.of(FailureCatalogue.notConfirmed(ends));
        }
        if (heard.postCopy()) {
            return Optional.of(PostCopyFailure.of(raw, ends));
        }
        if (heard.sourceEnd().isPresent() && verdict.where() != Verdict.Where.DESTINATION) {
            return heard.sourceEnd().map(end -> end.failure(ends, raw));
        }
        if (cancelledHere(heard)) {
            return Optional.of(FailureCatalogue.cancelledHere(raw, ends));
        }
        if (heard.aborted()) {
            return Optional.of(FailureCatalogue.entry(ABORTED).failure(ends, raw));
        }
        return Optional.of(heard.error()
                .map(error -> said(error, heard, verdict, ends))
                .orElseGet(() -> FailureCatalogue.unheard(ends)));
    }

    /** Its answer to a wish may come later than the end of the job. */
    private static boolean cancelledHere(Heard heard) {
        boolean ended = heard.aborted()
                || heard.error()
                        .filter(error -> FailureCatalogue.entry(ABORTED).fits(error))
                        .isPresent();
        return switch (heard.cancel()) {
            case ACCEPTED, DONE -> true;
            case ASKED, REFUSED, TOO_LATE -> ended;
            case NOT_ASKED -> false;
        };
    }

    private static Failure said(VirtException error, Heard heard, Verdict verdict, FailureCatalogue.Ends ends) {
        if (heard.brokenOff()) {
            return FailureCatalogue.sourceLost(error, ends);
        }
        Failure failure = FailureCatalogue.translate(error, ends);
        if (failure.code().equals(RunFailures.DESTINATION_LOST) && heard.sourceStoodStill()) {
            return FailureCatalogue.sourceStoodStill(failure, ends);
        }
        if (verdict.where() != Verdict.Where.SOURCE) {
            return failure;
        }
        // The VM that stopped was not the one that lives on.
        if (failure.code().equals(RunFailures.VM_STOPPED)) {
            return arrivalEnded(failure, ends);
        }
        boolean ended = heard.moved() && heard.arrivalEnded();
        return switch (failure.code()) {
            case RunFailures.STREAM_BROKE -> ended ? FailureCatalogue.alsoEnded(failure, ends) : failure;
            case RunFailures.REASON_LOST -> reasonLost(failure, ended, heard, verdict, ends);
            default -> failure;
        };
    }

    /** A job that failed was cancelled by nobody. Whether it failed first, or that QEMU ended first, nothing tells. */
    private static Failure reasonLost(
            Failure failure, boolean ended, Heard heard, Verdict verdict, FailureCatalogue.Ends ends) {
        if (!verdict.destination().reachable()) {
            return FailureCatalogue.destinationSilent(failure, ends);
        }
        if (!ended) {
            return failure;
        }
        return heard.jobFailed()
                ? FailureCatalogue.arrivalEnded(failure, ends)
                : FailureCatalogue.alsoEnded(failure, ends);
    }

    private static Failure arrivalEnded(Failure failure, FailureCatalogue.Ends ends) {
        return FailureCatalogue.entry(RunFailures.DESTINATION_QEMU_ENDED).failure(ends, failure.raw());
    }
}
