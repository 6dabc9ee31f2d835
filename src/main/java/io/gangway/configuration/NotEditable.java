package io.gangway.configuration;

/** There is no configuration that could be edited now. The message says why, for a person. */
public final class NotEditable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotEditable(String message) {
        super(message);
    }
}
