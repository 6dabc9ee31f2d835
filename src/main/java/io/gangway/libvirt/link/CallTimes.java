package io.gangway.libvirt.link;

import java.time.Duration;

/** Hears how the quick calls to one host end, on whatever thread that is; must be quick. */
@FunctionalInterface
public interface CallTimes {

    /** For whom it is nothing to hear. */
    CallTimes NOBODY = (end, time) -> {};

    /** How a call ends for who made it. */
    enum End {
        /** With an answer. */
        OK,
        /** With what libvirt, or the connection, said instead. */
        ERROR,
        /** Without an answer in time; one that comes later is not counted again. */
        TIMED_OUT,
        /** Before it began, since too many wait for that host. */
        REFUSED
    }

    /**
     * A call has ended.
     *
     * @param time since it was asked for, the wait for a thread with it
     */
    void ended(End end, Duration time);
}
