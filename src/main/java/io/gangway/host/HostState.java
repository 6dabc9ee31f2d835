package io.gangway.host;

import java.util.Locale;

/** Whether the console can talk to a host now. */
public enum HostState {
    CONNECTED,
    CONNECTING,
    DISCONNECTED;

    /** The word in JSON, URLs and CSS classes. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
