package io.gangway.migration.run;

import java.time.Duration;

/** What a migration waits for, as far as that is known. */
public enum Waiting {
    /** Nothing that is worth a word yet. */
    NOTHING,
    /** For others that leave the same host. */
    IN_LINE,
    /** For what the console does itself before it calls libvirt. */
    CONSOLE,
    /** For the source, whose call has led to nothing on the destination yet. */
    LOGIN,
    /** The same, while the destination lets nobody in, not even the console. */
    LOGIN_UNANSWERED,
    /** For the destination, which has begun to take the VM. */
    DESTINATION,
    /** For the destination, which is to say that the guest, which stands still, goes on there. */
    SWITCHOVER,
    /** For the source, which tells nothing new while memory or disks are sent. */
    SOURCE_SILENT,
    /** For data: the source answers, and nothing more is sent. */
    NO_DATA;

    /** A call is handed to its thread within that. */
    static final Duration A_MOMENT = Duration.ofMillis(500);

    /** Whoever waits longer wants to know for what. */
    static final Duration WORTH_A_WORD = Duration.ofSeconds(10);

    /** A source that answers does so five times in that time. */
    static final Duration UNHEARD = Duration.ofSeconds(5);

    /** A login takes some seconds on a busy host. */
    static final Duration LONG = Duration.ofSeconds(20);

    /**
     * What is seen of a migration from outside.
     *
     * @param switching whether the guest stands still and is to go on at the destination
     * @param preparing whether nothing of the VM has moved yet
     * @param sending whether memory or disks are being sent by libvirt
     * @param heard how long ago the source told how far it is
     * @param inLine whether its call waits until others have come back
     * @param called whether libvirt was called
     * @param arriving whether the destination lists the VM as one that arrives
     * @param silent whether the destination did not answer when the console tried to log in anew
     * @param since for how long all this has been so, and nothing more was sent
     */
    record Seen(
            boolean switching,
            boolean preparing,
            boolean sending,
            Duration heard,
            boolean inLine,
            boolean called,
            boolean arriving,
            boolean silent,
            Duration since) {}

    static Waiting of(Seen seen) {
        boolean worthAWord = seen.since().compareTo(WORTH_A_WORD) >= 0;
        if (seen.switching()) {
            return worthAWord ? SWITCHOVER : NOTHING;
        }
        if (seen.sending() && worthAWord) {
            return seen.heard().compareTo(UNHEARD) >= 0 ? SOURCE_SILENT : NO_DATA;
        }
        if (!seen.preparing()) {
            return NOTHING;
        }
        if (seen.inLine()) {
            return seen.since().compareTo(A_MOMENT) >= 0 ? IN_LINE : NOTHING;
        }
        if (!worthAWord) {
            return NOTHING;
        }
        if (!seen.called()) {
            return CONSOLE;
        }
        if (seen.arriving()) {
            return DESTINATION;
        }
        return seen.silent() && seen.since().compareTo(LONG) >= 0 ? LOGIN_UNANSWERED : LOGIN;
    }
}
