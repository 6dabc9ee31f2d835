package io.gangway.host;

import java.util.Locale;

/** Why the console has no connection to a host: the kinds that it can tell apart. */
public enum ConnectionFault {
    NAME_UNKNOWN,
    REFUSED,
    UNREACHABLE,
    TIMED_OUT,
    HOST_KEY_UNKNOWN,
    HOST_KEY_CHANGED,
    LOGIN_REFUSED,
    LOGIN_ENDS,
    NO_DAEMON,
    ACCESS_DENIED,
    NO_RELAY,
    NO_SSH,
    TLS_FILE_MISSING,
    TLS_REJECTED,
    TLS_NAME,
    CLIENT_NOT_ACCEPTED,
    PASSWORD_WANTED,
    URI_PATH,
    URI_DRIVER,
    URI_TRANSPORT,
    URI_MALFORMED,
    CLOSED,
    SILENT,
    LOST,
    NO_LIBRARY,
    UNKNOWN;

    /** The code in JSON, such as {@code host-key-unknown}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
