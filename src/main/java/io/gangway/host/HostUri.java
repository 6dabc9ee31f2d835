package io.gangway.host;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host's libvirt URI, taken apart: {@code driver[+transport]://[user@][host][:port]/path[?parameters]}. A text that is
 * none has nothing but itself.
 *
 * @param text as it is configured
 * @param transport such as {@code ssh} or {@code tls}; empty if the URI names none
 * @param host empty for libvirt on the console's own machine
 */
public record HostUri(
        String text, Optional<String> transport, Optional<String> user, Optional<String> host, Optional<String> port) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]+(?:\\+(?<transport>[A-Za-z0-9]+))?://"
            + "(?:(?<user>[^/@?#]+)@)?(?<host>\\[[^\\]]*]|[^/:?#]+)?(?::(?<port>[0-9]+))?(?:[/?#].*)?");

    public static HostUri of(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? new HostUri(
                        text,
                        Optional.ofNullable(form.group("transport")),
                        Optional.ofNullable(form.group("user")),
                        Optional.ofNullable(form.group("host")),
                        Optional.ofNullable(form.group("port")))
                : new HostUri(text, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    boolean overSsh() {
        return transport.filter(name -> name.equals("ssh")).isPresent();
    }

    /**
     * What is given to libvirt. Its ssh would put questions on the terminal that the console was started in, where nobody
     * looks for them, and wait: with {@code no_tty} it fails with its reason instead. What the URI itself says of it counts.
     */
    String unattended() {
        if (!overSsh() || text.matches(".*[?&;]no_tty=.*")) {
            return text;
        }
        return text + (text.contains("?") ? "&" : "?") + "no_tty=1";
    }

    /** Where ssh logs in, as its command takes it: {@code root@beta} or {@code -p 2222 root@beta}. */
    public String login() {
        return port.map(number -> "-p " + number + " ").orElse("") + account();
    }

    /** The account there, such as {@code root@beta}; without a user ssh takes the name of the account here. */
    public String account() {
        return user.map(name -> name + "@").orElse("") + host.orElse("localhost");
    }

    /** The name under which ssh keeps the host's key. */
    public String keyName() {
        return port.filter(number -> !number.equals("22"))
                .map(number -> "[" + host.orElse("localhost") + "]:" + number)
                .orElseGet(() -> host.orElse("localhost"));
    }

    /** The port that is asked, by its number. */
    public String reachedPort() {
        return port.orElseGet(() -> switch (transport.orElse("tls")) {
            case "ssh", "libssh", "libssh2" -> "22";
            case "tcp" -> "16509";
            default -> "16514";
        });
    }
}
