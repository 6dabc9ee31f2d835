package io.gangway.host.words;

import io.gangway.host.ConnectionFault;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Why the console has no connection to a host: for each {@link ConnectionFault} what failed, why, and what to do.
 * {@code place} is the machine as the URI names it, {@code name} the host as the console does.
 */
@MessageBundle("connection")
public interface ConnectionMessages {

    @Message("The connection to {name} is just being made.")
    String connecting(String name);

    @Message("The console was not connected to {name} at that moment.")
    String notConnected(String name);

    @Message("{cause} {nextStep}")
    String advice(String cause, String nextStep);

    /** Where a URI names no other machine. */
    @Message("this machine")
    String here();

    @Message("Try again.")
    String tryAgain();

    @Message("{name} did not answer in time")
    String slow(String name);

    @Message("{name} did not answer within {seconds} s.")
    String slowCause(String name, long seconds);

    @Message(
            "Try again. If it stays so, libvirt on {name} hangs, most often for a storage that does not answer: the log of its daemon tells (journalctl -u libvirtd -u virtqemud).")
    String slowStep(String name);

    @Message("{name} has too much to do")
    String busy(String name);

    @Message("Too many calls are waiting for {name} already.")
    String busyCause(String name);

    @Message("{name} is busy with {count} long calls already. Try again when one has ended.")
    String busyLongCause(String name, long count);

    @Message("No more than {count} migrations can wait to leave {name}. Wait for some to end.")
    String busyLineCause(String name, long count);

    @Message("Try again in a moment.")
    String busyStep();

    @Message("The connection to {name} broke off")
    String brokeOff(String name);

    @Message("The connection to {name} broke off before it had answered. What became of the request is not known.")
    String brokeOffCause(String name);

    @Message("Look what the page says by now before you try again.")
    String brokeOffStep();

    @Message("{daemon} does not run on {name}")
    String daemonMissing(String daemon, String name);

    @Message("libvirt on {name} has a daemon of its own for this, {daemon}, and it does not answer.")
    String daemonMissingCause(String daemon, String name);

    @Message("On {name}, run systemctl enable --now {daemon}.socket, and try again.")
    String daemonMissingStep(String daemon, String name);

    @Message("{name} refused it")
    String refusedIt(String name);

    @Message("{name} says: {raw}")
    String says(String name, String raw);

    @Message("Put right what it names, and try again.")
    String refusedItStep();

    @Message("What to do")
    String nextStep();

    @Message("Details")
    String details();

    @Message("The name {place} is not known here")
    String nameUnknown(String place);

    @Message("The console’s machine finds no address for {place}, the name in the URI of {name}.")
    String nameUnknownCause(String place, String name);

    @Message(
            "Correct gangway.hosts.{name}.uri and start the console again, or make the name known to this machine, by DNS or in /etc/hosts.")
    String nameUnknownStep(String name);

    @Message("Nothing listens on port {port} of {place}")
    String refused(String port, String place);

    @Message("{place} can be reached, but it refuses connections to its port {port}.")
    String refusedCause(String port, String place);

    @Message(
            "Start sshd on {place}. If it listens on another port, put that into the URI, such as qemu+ssh://root@{place}:2222/system.")
    String refusedStepSsh(String place);

    @Message(
            "On {place}, start the socket for it: virtproxyd-tls.socket where libvirt has modular daemons, libvirtd-tls.socket otherwise; for qemu+tcp those with -tcp. A URI with qemu+ssh needs none.")
    String refusedStepDaemon(String place);

    @Message("{place} cannot be reached")
    String unreachable(String place);

    @Message("No way leads from the console’s machine to {place}.")
    String unreachableCause(String place);

    @Message("Nothing on {place} answered on port {port} in time.")
    String timedOutCause(String place, String port);

    @Message(
            "Check that {place} is up, that its address is right, and that no firewall between it and the console’s machine closes port {port}.")
    String unreachableStep(String place, String port);

    @Message("{place} is not trusted yet")
    String keyUnknown(String place);

    @Message("The account {account}, which runs the console, does not know the ssh host key of {place}.")
    String keyUnknownCause(String account, String place);

    @Message(
            "On the console’s machine, as {account}, run “ssh {login}” once, and accept the key if it is the right one. The console then connects by itself.")
    String keyUnknownStep(String account, String login);

    @Message("The ssh host key of {place} has changed")
    String keyChanged(String place);

    @Message(
            "{place} shows another key than the one that {account} knows. It was installed anew, or another machine answers in its place.")
    String keyChangedCause(String place, String account);

    @Message(
            "Find out which it is before you do anything else. If the new key is right: on the console’s machine, as {account}, run “ssh-keygen -R {keyName}”, then “ssh {login}”, and accept it.")
    String keyChangedStep(String account, String keyName, String login);

    @Message("{place} does not let the console in")
    String loginRefused(String place);

    @Message("The account {account}, which runs the console, has no ssh key that is accepted for {remote}.")
    String loginRefusedCause(String account, String remote);

    @Message(
            "On the console’s machine, as {account}, run “ssh-copy-id {login}”. Afterwards “ssh {login}” must log in without a question. A key with a passphrase does not, unless an ssh agent serves the console.")
    String loginRefusedStep(String account, String login);

    @Message("The login to {place} ends at once")
    String loginEnds(String place);

    @Message("ssh lets {remote} in, but that account may not run commands there.")
    String loginEndsCause(String remote);

    @Message("Put an account into gangway.hosts.{name}.uri that may, or give this one a shell.")
    String loginEndsStep(String name);

    @Message("{place} lacks a program")
    String noRelay(String place);

    @Message(
            "The login to {place} works, but the program that carries the connection on to libvirt was not found there.")
    String noRelayCause(String place);

    @Message(
            "On {place}, install libvirt’s daemons, which bring virt-ssh-helper, or nc (the package netcat-openbsd or nmap-ncat). The details name what was looked for.")
    String noRelayStep(String place);

    @Message("ssh is missing on the console’s machine")
    String noSsh();

    @Message("libvirt’s client wanted to run ssh and did not find it.")
    String noSshCause();

    @Message("Install it on the console’s machine: “apt install openssh-client” or “dnf install openssh-clients”.")
    String noSshStep();

    @Message("libvirt does not run on {place}")
    String noDaemon(String place);

    @Message("{place} lets the console in, but nothing listens at {socket} there.")
    String noDaemonCause(String place, String socket);

    @Message(
            "On {place}, start it: “systemctl start virtqemud.socket” where libvirt has modular daemons, “systemctl start libvirtd.socket” otherwise. journalctl of the same name tells why it ended.")
    String noDaemonStep(String place);

    @Message("libvirt does not run on the console’s machine")
    String noDaemonHere();

    @Message("Nothing listens at {socket}.")
    String noDaemonHereCause(String socket);

    @Message(
            "Start it: “systemctl start virtqemud.socket” where libvirt has modular daemons, “systemctl start libvirtd.socket” otherwise. To reach another machine, its URI must name that: qemu+ssh://root@host/system.")
    String noDaemonHereStep();

    @Message("libvirt on {place} does not let that account in")
    String accessDenied(String place);

    @Message("ssh lets {remote} in, but that account may not use libvirt’s socket there.")
    String accessDeniedCause(String remote);

    @Message(
            "On {place}, as root, put it into libvirt’s group: “usermod --append --groups libvirt {user}”. Or use an account in the URI that may, such as root.")
    String accessDeniedStep(String place, String user);

    @Message("libvirt does not let the console’s account in")
    String accessDeniedHere();

    @Message("The account {account}, which runs the console, may not use libvirt’s socket on this machine.")
    String accessDeniedHereCause(String account);

    @Message(
            "As root, put it into libvirt’s group: “usermod --append --groups libvirt {account}”. Then log {account} in anew and start the console again.")
    String accessDeniedHereStep(String account);

    @Message("A TLS certificate is missing on the console’s machine")
    String tlsMissing();

    @Message("libvirt’s client cannot read {file}.")
    String tlsMissingCause(String file);

    @Message(
            "Put it there, readable by {account}, which runs the console: the authority’s certificate in /etc/pki/CA/cacert.pem, the console’s own in /etc/pki/libvirt/clientcert.pem with its key in /etc/pki/libvirt/private/clientkey.pem.")
    String tlsMissingStep(String account);

    @Message("The TLS certificates do not fit")
    String tlsRejected(String place);

    @Message(
            "A certificate was not accepted: the one that {place} shows, or the console’s own, has expired, is not valid for that name, or was signed by another authority. The details say more, if libvirt did.")
    String tlsRejectedCause(String place);

    @Message(
            "Compare the certificates of both machines: both must come from the authority in /etc/pki/CA/cacert.pem, and that of {place} must carry this name. “virt-pki-validate”, run as {account} here and as root there, tells what is wrong.")
    String tlsRejectedStep(String account, String place);

    @Message("The TLS certificate is for another name")
    String tlsName();

    @Message("The certificate that the machine shows does not carry the name {place}.")
    String tlsNameCause(String place);

    @Message("Give it a certificate for {place}, or put the name that its certificate has into the URI.")
    String tlsNameStep(String place);

    @Message("{place} does not accept the console’s certificate")
    String clientRefused(String place);

    @Message(
            "libvirt on {place} ended the TLS connection: it wants a client’s certificate, and the console has none, or none that is accepted there.")
    String clientRefusedCause(String place);

    @Message(
            "Give {account}, which runs the console, a certificate from the same authority: /etc/pki/libvirt/clientcert.pem with /etc/pki/libvirt/private/clientkey.pem. Where libvirt’s configuration there lists names (tls_allowed_dn_list), add its name.")
    String clientRefusedStep(String account);

    @Message("libvirt on {place} wants a password")
    String password(String place);

    @Message("It asks for a name and a password (SASL), which the console cannot give.")
    String passwordCause(String place);

    @Message(
            "Use ssh with a key in gangway.hosts.{name}.uri, such as qemu+ssh://root@host/system, or TLS with certificates.")
    String passwordStep(String name);

    @Message("The URI of {name} cannot be used")
    String uriWrong(String name);

    @Message("libvirt does not know the path at the end of {uri}.")
    String uriPathCause(String uri);

    @Message("libvirt’s client on this machine has no driver for what {uri} begins with.")
    String uriDriverCause(String uri);

    @Message("libvirt does not know the transport after the plus sign in {uri}.")
    String uriTransportCause(String uri);

    @Message("{uri} is not a URI of libvirt’s.")
    String uriMalformedCause(String uri);

    @Message(
            "Correct gangway.hosts.{name}.uri and start the console again. It looks like qemu+ssh://root@host/system, or qemu:///system for this machine.")
    String uriWrongStep(String name);

    @Message("{place} closed the connection")
    String closed(String place);

    @Message("The connection to {place} was closed while it was being made, and no reason was given.")
    String closedCause(String place);

    @Message("{place} does not answer")
    String silent(String place);

    @Message(
            "The console has been trying to connect to {name} for a while and got neither an answer nor a refusal: the machine is down, a firewall drops what is sent, or libvirt there hangs or takes no more clients.")
    String silentCause(String name);

    @Message("The connection to {name} was lost")
    String lost(String name);

    @Message("libvirt on {name} ended or stopped answering, or the network between it and the console is down.")
    String lostCause(String name);

    @Message(
            "The console goes on trying by itself. Check that {place} is up, that libvirt runs there, and what its log says: “journalctl -u virtqemud” where it has modular daemons, “journalctl -u libvirtd” otherwise.")
    String daemonLogStep(String place);

    @Message("libvirt’s client library is missing")
    String noLibrary();

    @Message(
            "Gangway needs libvirt's client library on this machine. Install it and start the console again: \"apt install libvirt0\" on Debian and Ubuntu, \"dnf install libvirt-libs\" on Fedora and RHEL.")
    String noLibraryCause();

    @Message("No host can be reached until it is there.")
    String noLibraryStep();

    @Message("The connection to {name} failed")
    String unknown(String name);

    @Message("The console has no words of its own for this reason. libvirt’s are: {raw}")
    String unknownCause(String raw);

    @Message(
            "The console goes on trying. “virsh -c {uri} list”, run as {account} on the console’s machine, gives the same answer and may tell more.")
    String unknownStep(String account, String uri);
}
