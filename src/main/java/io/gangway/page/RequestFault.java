package io.gangway.page;

import java.util.Arrays;

/** What is wrong with a request as such, whatever it asks for, and how the console may fail at it; for programs. */
public enum RequestFault implements Word {
    BAD_REQUEST(400),
    /** The address cannot be decoded. */
    MALFORMED_ADDRESS(400),
    /** It does not say in one way how long its body is. */
    DOUBTFUL_LENGTH(400),
    /** The body is no JSON, or is of another form than belongs there. */
    MALFORMED_BODY(400),
    /** A member of the body has a name or a value that it cannot have. */
    MALFORMED_MEMBER(400),
    FORBIDDEN(403),
    /** A page from elsewhere sends it. */
    OTHER_ORIGIN(403),
    /** It does not show that no page from elsewhere sends it. */
    NO_PROOF_OF_ORIGIN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    REQUEST_TIMEOUT(408),
    CONTENT_TOO_LARGE(413),
    URI_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    /** The console is asked under a name that it does not know. */
    UNKNOWN_CONSOLE_NAME(421),
    HEADERS_TOO_LARGE(431),
    CONSOLE_FAILED(500),
    OVERLOADED(503);

    private final int status;

    RequestFault(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** The first, and so the most general, of a status; for one that has none, the most general of all. */
    static RequestFault of(int status) {
        return Arrays.stream(values())
                .filter(fault -> fault.status == status)
                .findFirst()
                .orElse(BAD_REQUEST);
    }
}
