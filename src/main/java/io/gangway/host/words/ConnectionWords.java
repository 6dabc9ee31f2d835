package io.gangway.host.words;

import io.gangway.host.ConnectionFault;
import io.gangway.host.HostStatus;
import io.gangway.host.HostUri;
import io.gangway.language.Spoken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells people why the console has no connection to a host, and what to do about it as which account. */
@ApplicationScoped
public class ConnectionWords {

    private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

    private final ConnectionMessages say;
    private final String account;

    /** What a sentence may speak of. */
    private record About(HostStatus status, HostUri uri, String raw, String place) {
        String name() {
            return status.name().value();
        }

        /** The file or socket that was spoken of. */
        String path() {
            Matcher quoted = QUOTED.matcher(raw);
            return quoted.find() ? quoted.group(1) : "";
        }
    }

    private record Words(String title, String cause, String nextStep) {}

    @Inject
    public ConnectionWords(@Spoken ConnectionMessages say) {
        this(say, System.getProperty("user.name"));
    }

    /** {@code account} is the one that runs the console: its keys count. */
    ConnectionWords(@Spoken ConnectionMessages say, String account) {
        this.say = say;
        this.account = account;
    }

    /** Empty while the host answers, and while a first connection is just being made. */
    public Optional<ToldFailure> of(HostStatus status) {
        return status.failure().map(failure -> {
            HostUri uri = HostUri.of(status.host().uri());
            About about = new About(status, uri, failure.raw(), uri.host().orElseGet(say::here));
            Words words = words(failure.fault()).apply(about);
            return new ToldFailure(
                    failure.fault().code(), words.title(), words.cause(), words.nextStep(), failure.raw());
        });
    }

    /** The same in running words: why the host cannot be asked, and what to do about it. */
    public String advice(HostStatus status) {
        return of(status)
                .map(told -> say.advice(told.cause(), told.nextStep()))
                .orElseGet(() -> say.connecting(status.name().value()));
    }

    /** Why the host cannot be asked, in one sentence, whichever state it is in but connected. */
    public String reason(HostStatus status) {
        return of(status)
                .map(ToldFailure::cause)
                .orElseGet(() -> say.connecting(status.name().value()));
    }

    private Function<About, Words> words(ConnectionFault fault) {
        return switch (fault) {
            case NAME_UNKNOWN, REFUSED, UNREACHABLE, TIMED_OUT, CLOSED, SILENT, LOST -> about -> road(fault, about);
            case HOST_KEY_UNKNOWN, HOST_KEY_CHANGED, LOGIN_REFUSED, LOGIN_ENDS, NO_RELAY, NO_SSH ->
                about -> ssh(fault, about);
            case TLS_FILE_MISSING, TLS_REJECTED, TLS_NAME, CLIENT_NOT_ACCEPTED, PASSWORD_WANTED ->
                about -> identity(fault, about);
            case NO_DAEMON -> this::daemon;
            case ACCESS_DENIED -> this::access;
            case URI_PATH, URI_DRIVER, URI_TRANSPORT, URI_MALFORMED -> about -> uri(fault, about);
            case NO_LIBRARY -> about -> new Words(say.noLibrary(), say.noLibraryCause(), say.noLibraryStep());
            case UNKNOWN ->
                about -> new Words(
                        say.unknown(about.name()),
                        say.unknownCause(about.raw()),
                        say.unknownStep(account, about.uri().text()));
        };
    }

    private Words road(ConnectionFault fault, About about) {
        String place = about.place();
        String port = about.uri().reachedPort();
        return switch (fault) {
            case NAME_UNKNOWN ->
                new Words(
                        say.nameUnknown(place),
                        say.nameUnknownCause(place, about.name()),
                        say.nameUnknownStep(about.name()));
            case REFUSED ->
                new Words(
                        say.refused(port, place),
                        say.refusedCause(port, place),
                        port.equals("16514") || port.equals("16509")
                                ? say.refusedStepDaemon(place)
                                : say.refusedStepSsh(place));
            case UNREACHABLE ->
                new Words(say.unreachable(place), say.unreachableCause(place), say.unreachableStep(place, port));
            case TIMED_OUT ->
                new Words(say.unreachable(place), say.timedOutCause(place, port), say.unreachableStep(place, port));
            case SILENT -> new Words(say.silent(place), say.silentCause(about.name()), say.daemonLogStep(place));
            case LOST -> new Words(say.lost(about.name()), say.lostCause(about.name()), say.daemonLogStep(place));
            default -> new Words(say.closed(place), say.closedCause(place), say.daemonLogStep(place));
        };
    }

    private Words ssh(ConnectionFault fault, About about) {
        HostUri uri = about.uri();
        String place = about.place();
        return switch (fault) {
            case HOST_KEY_UNKNOWN ->
                new Words(
                        say.keyUnknown(place),
                        say.keyUnknownCause(account, place),
                        say.keyUnknownStep(account, uri.login()));
            case HOST_KEY_CHANGED ->
                new Words(
                        say.keyChanged(place),
                        say.keyChangedCause(place, account),
                        say.keyChangedStep(account, uri.keyName(), uri.login()));
            case LOGIN_REFUSED ->
                new Words(
                        say.loginRefused(place),
                        say.loginRefusedCause(account, uri.account()),
                        say.loginRefusedStep(account, uri.login()));
            case LOGIN_ENDS ->
                new Words(say.loginEnds(place), say.loginEndsCause(uri.account()), say.loginEndsStep(about.name()));
            case NO_RELAY -> new Words(say.noRelay(place), say.noRelayCause(place), say.noRelayStep(place));
            default -> new Words(say.noSsh(), say.noSshCause(), say.noSshStep());
        };
    }

    private Words identity(ConnectionFault fault, About about) {
        String place = about.place();
        return switch (fault) {
            case TLS_FILE_MISSING ->
                new Words(say.tlsMissing(), say.tlsMissingCause(about.path()), say.tlsMissingStep(account));
            case TLS_NAME -> new Words(say.tlsName(), say.tlsNameCause(place), say.tlsNameStep(place));
            case CLIENT_NOT_ACCEPTED ->
                new Words(say.clientRefused(place), say.clientRefusedCause(place), say.clientRefusedStep(account));
            case PASSWORD_WANTED ->
                new Words(say.password(place), say.passwordCause(place), say.passwordStep(about.name()));
            default ->
                new Words(say.tlsRejected(place), say.tlsRejectedCause(place), say.tlsRejectedStep(account, place));
        };
    }

    private Words daemon(About about) {
        return about.uri().host().isPresent()
                ? new Words(
                        say.noDaemon(about.place()),
                        say.noDaemonCause(about.place(), about.path()),
                        say.noDaemonStep(about.place()))
                : new Words(say.noDaemonHere(), say.noDaemonHereCause(about.path()), say.noDaemonHereStep());
    }

    private Words access(About about) {
        return about.uri().host().isPresent()
                ? new Words(
                        say.accessDenied(about.place()),
                        say.accessDeniedCause(about.uri().account()),
                        say.accessDeniedStep(about.place(), about.uri().user().orElse(account)))
                : new Words(
                        say.accessDeniedHere(), say.accessDeniedHereCause(account), say.accessDeniedHereStep(account));
    }

    private Words uri(ConnectionFault fault, About about) {
        String text = about.uri().text();
        String cause =
                switch (fault) {
                    case URI_PATH -> say.uriPathCause(text);
                    case URI_DRIVER -> say.uriDriverCause(text);
                    case URI_TRANSPORT -> say.uriTransportCause(text);
                    default -> say.uriMalformedCause(text);
                };
        return new Words(say.uriWrong(about.name()), cause, say.uriWrongStep(about.name()));
    }
}
