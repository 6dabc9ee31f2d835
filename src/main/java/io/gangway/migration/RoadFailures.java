package io.gangway.migration;

import java.util.List;

/** Failures on the way from the one host to the other: names, keys, certificates, ports. */
final class RoadFailures {

    static final List<FailureEntry> ENTRIES = List.of(
            FailureEntry.of(
                    "host key verification failed|Host key verification failed|No [A-Z0-9]+ host key is known",
                    "{source} does not trust {destination}",
                    "{source} does not know the ssh host key of {destination}, or it has changed.",
                    "On {source}, log in to {destination} once by ssh as the account that runs libvirtd (mostly root),"
                            + " with the account in the URI, and accept its key if it is the right one."),
            FailureEntry.of(
                    "Permission denied \\([a-z,-]+\\)|Permission denied, please try again",
                    "{destination} does not let {source} in",
                    "{source} has no ssh key that {destination} accepts for the account in the URI.",
                    "On {source}, copy the key of the account that runs libvirtd (mostly root) to {destination} with"
                            + " ssh-copy-id."),
            FailureEntry.of(
                    "Certificate does not match the hostname",
                    "The TLS certificate is for another name",
                    "The certificate that {destination} showed does not carry the name by which {source} reached it.",
                    "Give {destination} a certificate for that name, or say in the migration's TLS options which name"
                            + " its certificate has."),
            FailureEntry.of(
                    "Our own certificate .* failed validation|certificate hasn't got a known issuer|"
                            + "[Cc]ertificate (has expired|is not yet active|verification failed)|"
                            + "TLS handshake failed",
                    "A TLS certificate is not accepted",
                    "A host's certificate for migrations has expired, or is signed by an authority that the other host"
                            + " does not trust.",
                    "Check ca-cert.pem, server-cert.pem and client-cert.pem on {source} and {destination}, in"
                            + " /etc/pki/qemu unless their qemu.conf names another folder. Both need certificates from"
                            + " the same authority."),
            FailureEntry.of(
                    "Unable to access credentials|Cannot read CA certificate|"
                            + "migrate_tls_x509_cert_dir.*does not exist",
                    "A TLS certificate is missing",
                    "A host has no certificate for what was to be encrypted: the details name the file.",
                    "Put the authority's certificate, the host's certificate and its key there, on {source} and on"
                            + " {destination}, or migrate without TLS."),
            FailureEntry.of(
                    "resolved to localhost, but migration requires an FQDN",
                    "{destination} gives no address that {source} could use",
                    "{destination} resolves its own host name to localhost, so {source} would send the data to itself.",
                    "Correct /etc/hosts on {destination}, so that its host name leads to its address in the network,"
                            + " or set gangway.hosts.NAME.migrate-uri for it."),
            FailureEntry.of(
                    "Could not resolve hostname|Name or service not known|Temporary failure in name resolution|"
                            + "nodename nor servname|[Uu]nable to resolve|address resolution failed",
                    "{source} does not know the name of the destination",
                    "The host name in the destination's URI, or in its address for migration data, cannot be resolved"
                            + " on {source}.",
                    "Correct the name, or make it known to {source} by DNS or in /etc/hosts. For migration data, set"
                            + " gangway.hosts.NAME.migrate-uri to an address."),
            FailureEntry.of(
                    "[Ff]ailed to connect to '.*:49\\d\\d\\d'|unable to connect to server at '.*:49\\d\\d\\d'|"
                            + "End of file while reading data.*Cannot assign requested address",
                    "The data does not get from {source} to {destination}",
                    "{destination} got ready for {vm}, but {source} cannot send the data there: a firewall on {destination}"
                            + " closes the TCP ports 49152 to 49215, over which memory and disks go, or the name to which"
                            + " the data goes does not lead {source} to {destination}.",
                    "On {destination}, open the TCP ports 49152 to 49215 for {source}. On {source}, look whether the name"
                            + " that {destination} gives itself (hostname) leads to it; if not, set"
                            + " gangway.hosts.NAME.migrate-uri for {destination}. Where a migration asks for TLS, check"
                            + " the certificates of both hosts, too."),
            FailureEntry.of(
                    "virt-ssh-helper: cannot connect|Failed to connect socket to '.*libvirt",
                    "libvirtd does not run on {destination}",
                    "{source} can log in to {destination}, but no libvirtd answers there.",
                    "On {destination}, start libvirtd (systemctl start libvirtd), and see in its log why it ended."),
            FailureEntry.of(
                    "Connection refused|No route to host|Network is unreachable|Connection timed out|"
                            + "Operation timed out",
                    "{source} cannot reach {destination}",
                    "Nothing answers on {destination}, or a firewall is in between.",
                    "Check that {destination} is up, that libvirtd and sshd run there, and that the ports 22 and"
                            + " 49152 to 49215 are open for {source}."),
            FailureEntry.of(
                    "same host",
                    "The destination is the source",
                    "The destination is the host that {vm} runs on already, by another name.",
                    "Choose another destination."));

    private RoadFailures() {}
}
