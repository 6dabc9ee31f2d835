package io.gangway.migration.failure;

import java.util.List;

/** Failures on the way from the one host to the other: names, keys, certificates, ports. */
final class RoadFailures {

    static final List<FailureEntry> ENTRIES = List.of(
            FailureEntry.of("host-key-changed", "HOST IDENTIFICATION HAS CHANGED|Host key for \\S+ has changed"),
            FailureEntry.of(
                    "host-key-unknown",
                    "^(?!.*HAS CHANGED).*?(?:[Hh]ost key verification failed|No [A-Z0-9]+ host key is known for)"),
            FailureEntry.of(
                    "login-refused",
                    "Permission denied \\([a-z-]+(?:,[a-z-]+)*\\)|Permission denied, please try again"),
            FailureEntry.of(
                    "login-broken-off", "kex_exchange_identification: |Connection (?:closed|reset) by \\S+ port \\d+"),
            FailureEntry.of("certificate-name", "Certificate(?:'s owner)? does not match the hostname"),
            FailureEntry.of(
                    "certificate-refused",
                    "Our own certificate \\S+ failed validation against|The certificate (?:hasn't got a known issuer|has"
                            + " expired|is not trusted|has been revoked|is not yet activated|uses an insecure algorithm)|"
                            + "The (?:CA|server|client) certificate \\S+ (?:has expired|is not yet active)|"
                            + "Failed to verify peer's certificate|Certificate failed validation: "),
            FailureEntry.frame("tls-handshake", "TLS handshake failed"),
            FailureEntry.of(
                    "certificate-missing",
                    "Unable to access credentials|Cannot read (?:CA )?certificate '|Cannot read private key '|"
                            + "migrate_tls_x509_cert_dir directory '[^']*' does not exist|"
                            + "host migration TLS directory not configured"),
            FailureEntry.of("destination-is-localhost", "resolved to localhost, but migration requires an FQDN"),
            FailureEntry.of(
                    "name-unknown",
                    "Could not resolve hostname |nable to resolve address '|"
                            + "'(?:blockdev-add|migrate)': address resolution failed for |"
                            + "job '[^']*' failed: address resolution failed for "),
            FailureEntry.of(
                    "data-road-closed",
                    "(?:'(?:blockdev-add|migrate)'|job '[^']*' failed): Failed to connect to '|"
                            + "unable to connect to server at '(?!\\S*:165(?:09|14)')"),
            FailureEntry.of(
                    "libvirtd-not-running",
                    "Failed to connect socket to '[^']*/(?:libvirt|virtqemud)-sock': (?:No such file|Connection refused)"),
            FailureEntry.of(
                    "daemon-not-running",
                    "Failed to connect socket to '[^']*/(virt(?:network|storage|nodedev|secret|nwfilter|interface|proxy|lock"
                            + "|log)d)[^'/]*-sock': (?:No such file|Connection refused)"),
            FailureEntry.of("libvirt-forbidden", "Failed to connect socket to '[^']*-sock': Permission denied"),
            FailureEntry.of(
                    "destination-unreachable",
                    "ssh: connect to host \\S+ port \\d+: ([A-Za-z ]+)|"
                            + "unable to connect to server at '\\S*:165(?:09|14)': ([A-Za-z ]+)"),
            FailureEntry.of("same-host-uuid", "migrate guest to the same host [0-9a-f]{8}-[0-9a-f]{4}"),
            FailureEntry.of("same-host", "migrate guest to the same host(?! [0-9a-f]{8}-)"),
            FailureEntry.of(
                    "listen-address",
                    "'(?:migrate-incoming|nbd-server-start)': [^\\n]*Cannot assign requested address"),
            FailureEntry.of(
                    "data-port-taken", "'(?:migrate-incoming|nbd-server-start)': [^\\n]*Address already in use"),
            FailureEntry.of("no-free-port", "Unable to find an unused port in range '([^']*)'"));

    private RoadFailures() {}
}
