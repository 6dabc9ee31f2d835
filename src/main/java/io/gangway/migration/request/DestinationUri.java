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
    private final RequestMessages say;

    /**
     * Makes the check.
     *
     * @param transports allowed ones, such as {@code ssh} and {@code tls}
     */
    public DestinationUri(Set<String> transports, RequestMessages say) {
        this.transports = Set.copyOf(transports);
        this.say = say;
    }

    /** What is wrong with the URI and how to mend it; empty if it is fine. */
    Optional<String> problem(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return Optional.of(say.noUri(EXAMPLE));
        }
        if (text.length() > LONGEST) {
            return Optional.of(say.uriTooLong(EXAMPLE));
        }
        return scheme(uri).or(() -> authority(uri)).or(() -> rest(uri));
    }

    private Optional<String> scheme(URI uri) {
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("");
        boolean allowed = transports.stream().anyMatch(transport -> scheme.equals("qemu+" + transport));
        if (allowed) {
            return Optional.empty();
        }
        String choice = transports.stream()
                .sorted()
                .map(name -> "qemu+" + name + "://")
                .reduce(say::either)
                .orElse("");
        return Optional.of(say.uriBegins(choice, EXAMPLE));
    }

    private Optional<String> authority(URI uri) {
        String host = Optional.ofNullable(uri.getHost()).orElse("");
        if (!HOST.matcher(host).matches() && !IPV6.matcher(host).matches()) {
            return Optional.of(say.uriWithoutHost(EXAMPLE));
        }
        String user = Optional.ofNullable(uri.getUserInfo()).orElse("root");
        if (user.contains(":")) {
            return Optional.of(say.uriWithPassword());
        }
        if (!USER.matcher(user).matches()) {
            return Optional.of(say.uriAccount());
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            return Optional.of(say.uriPort());
        }
        return Optional.empty();
    }

    private Optional<String> rest(URI uri) {
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return Optional.of(say.uriParameters());
        }
        if (!"/system".equals(uri.getRawPath())) {
            return Optional.of(say.uriEnds(EXAMPLE));
        }
        return Optional.empty();
    }
}
