package io.gangway.migration.request;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks a destination's URI that a person typed in.
 *
 * <p>A libvirt URI can make a daemon that runs as root start programs, read files and skip checks. So the transports
 * are an allow-list, parameters are refused altogether, and no part can be mistaken for an option of ssh.
 */
public final class DestinationUri {

    static final String EXAMPLE = "qemu+ssh://root@host/system";

    private static final int LONGEST = 500;
    private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,31}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]{2,45}]");

    private final Set<String> transports;

    /**
     * Makes the check.
     *
     * @param transports allowed ones, such as {@code ssh} and {@code tls}
     */
    public DestinationUri(Set<String> transports) {
        this.transports = Set.copyOf(transports);
    }

    /** What is wrong with the URI and how to mend it; empty if it is fine. */
    Optional<String> problem(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return Optional.of("This is not a URI. Write it like " + EXAMPLE + ".");
        }
        if (text.length() > LONGEST) {
            return Optional.of("This URI is too long. Write it like " + EXAMPLE + ".");
        }
        return scheme(uri).or(() -> authority(uri)).or(() -> rest(uri));
    }

    private Optional<String> scheme(URI uri) {
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("");
        boolean allowed = transports.stream().anyMatch(transport -> scheme.equals("qemu+" + transport));
        if (allowed) {
            return Optional.empty();
        }
        String choice = String.join(
                " or ",
                transports.stream().sorted().map(name -> "qemu+" + name + "://").toList());
        return Optional.of("A destination's URI must begin with " + choice + ", like " + EXAMPLE + ".");
    }

    private static Optional<String> authority(URI uri) {
        String host = Optional.ofNullable(uri.getHost()).orElse("");
        if (!HOST.matcher(host).matches() && !IPV6.matcher(host).matches()) {
            return Optional.of("This URI names no host that could be reached. Write it like " + EXAMPLE + ".");
        }
        String user = Optional.ofNullable(uri.getUserInfo()).orElse("root");
        if (user.contains(":")) {
            return Optional.of("A URI must not contain a password. Hosts log in to each other with keys.");
        }
        if (!USER.matcher(user).matches()) {
            return Optional.of("The account in this URI has characters that an account name cannot have.");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            return Optional.of("The port in this URI must be between 1 and 65535.");
        }
        return Optional.empty();
    }

    private static Optional<String> rest(URI uri) {
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return Optional.of("Parameters after “?” or “#” are not accepted in a destination's URI. An"
                    + " administrator can configure such a host under gangway.hosts.");
        }
        if (!"/system".equals(uri.getRawPath())) {
            return Optional.of("The URI must end in /system, like " + EXAMPLE + ".");
        }
        return Optional.empty();
    }
}
