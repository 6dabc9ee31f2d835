package io.gangway.start;

/** The console cannot start as it is configured. The message is for who started it: what is wrong, and the remedy. */
final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotStart(String message) {
        super(message);
    }
}
