package io.gangway.host;

import java.util.regex.Pattern;

/** The short name by which the console knows a host; letters, digits, dots, dashes and underscores, 63 at most. */
public record HostName(String value) implements Comparable<HostName> {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    /** @throws IllegalArgumentException for a name that could not stand in a URL as it is */
    public HostName {
        if (!valid(value)) {
            throw new IllegalArgumentException("not a host name: " + value);
        }
    }

    public static boolean valid(String value) {
        return ALLOWED.matcher(value).matches();
    }

    @Override
    public int compareTo(HostName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
