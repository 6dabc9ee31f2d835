package io.gangway.host;

import java.util.List;
import java.util.regex.Pattern;

/** Tells from what libvirt and ssh said which {@link ConnectionFault} it is. */
final class ConnectionFaults {

    private record Sign(ConnectionFault fault, Pattern words) {
        static Sign of(ConnectionFault fault, String words) {
            return new Sign(fault, Pattern.compile(words, Pattern.DOTALL | Pattern.CASE_INSENSITIVE));
        }
    }

    /** From the special to the general: the first that fits is taken. */
    private static final List<Sign> SIGNS = List.of(
            Sign.of(ConnectionFault.HOST_KEY_CHANGED, "REMOTE HOST IDENTIFICATION HAS CHANGED"),
            Sign.of(
                    ConnectionFault.HOST_KEY_UNKNOWN,
                    "host key verification failed|no [A-Z0-9-]+ host key is known|SSH host key for .*"
                            + "(not accepted|no authentication callback|verif)|no authentication callback available"
                            + ".*host key|host key .*(not found|unknown)"),
            Sign.of(ConnectionFault.NO_SSH, "cannot find 'ssh' in path"),
            Sign.of(
                    ConnectionFault.NAME_UNKNOWN,
                    "could not resolve hostname|unable to resolve address|name or service not known|temporary failure in"
                            + " name resolution|nodename nor servname|no address associated"),
            Sign.of(
                    ConnectionFault.ACCESS_DENIED,
                    "failed to connect socket to '[^']*': permission denied|no polkit agent|access denied by policy|"
                            + "polkit|socket.*permission denied"),
            Sign.of(
                    ConnectionFault.LOGIN_REFUSED,
                    "permission denied \\([a-z,-]+\\)|permission denied, please try again|too many authentication"
                            + " failures|none of the requested authentication methods|authentication agent .*error"),
            Sign.of(
                    ConnectionFault.LOGIN_ENDS,
                    "this account is (currently )?not available|account .*(expired|locked)"),
            Sign.of(
                    ConnectionFault.NO_RELAY,
                    "(\\bnc\\b|ncat|netcat|virt-ssh-helper)[^:]*: (command )?not found|"
                            + "not found: (nc|virt-ssh-helper)|: not found.*input/output error"),
            Sign.of(
                    ConnectionFault.NO_DAEMON,
                    "virt-ssh-helper: cannot connect|failed to connect socket to|unix socket.*(refused|no such file)|"
                            + "nc: .*(no such file|connection refused)"),
            Sign.of(
                    ConnectionFault.TLS_NAME,
                    "certificate.* does not match the hostname|certificate .*owner does not match"),
            Sign.of(
                    ConnectionFault.TLS_FILE_MISSING,
                    "cannot read (the )?(CA |client |server )?(certificate|private key|key)[^:]*'[^']*'.*no such file|"
                            + "cannot read CA certificate|unable to (read|load) .*certificate"),
            Sign.of(
                    ConnectionFault.TLS_REJECTED,
                    "failed validation against|hasn't got a known issuer|certificate has expired|not yet active|"
                            + "not been activated|failed to verify peer's certificate|TLS handshake failed"),
            Sign.of(
                    ConnectionFault.CLIENT_NOT_ACCEPTED,
                    "unable to read TLS confirmation|client's (certificate|distinguished)"),
            Sign.of(
                    ConnectionFault.PASSWORD_WANTED,
                    "authentication failed: authentication failed|SASL|no authentication callback|no auth callback"),
            Sign.of(ConnectionFault.URI_PATH, "unexpected .* URI path|no .* URI path"),
            Sign.of(ConnectionFault.URI_MALFORMED, "unable to parse URI|does not include a driver name"),
            Sign.of(ConnectionFault.URI_DRIVER, "no connection driver available"),
            Sign.of(ConnectionFault.URI_TRANSPORT, "transport in URL not recogni[sz]ed"),
            Sign.of(ConnectionFault.TIMED_OUT, "timed out|timeout"),
            Sign.of(ConnectionFault.UNREACHABLE, "no route to host|network is unreachable|host is down"),
            Sign.of(ConnectionFault.REFUSED, "connection refused"),
            Sign.of(
                    ConnectionFault.CLOSED,
                    "end of file while reading data: *:|cannot recv data: *:|connection reset by peer|"
                            + "connection closed by|broken pipe|client socket is closed"));

    private ConnectionFaults() {}

    static ConnectionFault of(String raw) {
        return SIGNS.stream()
                .filter(sign -> sign.words().matcher(raw).find())
                .findFirst()
                .map(Sign::fault)
                .orElse(ConnectionFault.UNKNOWN);
    }
}
