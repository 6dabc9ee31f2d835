package io.gangway.host.words;

import io.gangway.host.Hosts;
import io.gangway.language.Spoken;
import io.gangway.libvirt.fact.VirtException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells people why a host did not do what the console asked of it: what failed, why, and what to do about it. */
@ApplicationScoped
public class AnswerWords {

    /** The socket of one of libvirt's modular daemons. */
    private static final Pattern DAEMON = Pattern.compile("Failed to connect socket to '[^']*/(virt[a-z]+d)-sock");

    private final Hosts hosts;
    private final ConnectionWords connections;
    private final ConnectionMessages say;

    public AnswerWords(Hosts hosts, ConnectionWords connections, @Spoken ConnectionMessages say) {
        this.hosts = hosts;
        this.connections = connections;
        this.say = say;
    }

    /** What the failure was, with what libvirt itself said. */
    public ToldFailure of(VirtException e) {
        String host = e.host();
        String raw = Optional.ofNullable(e.getMessage()).orElse("");
        return switch (e.code()) {
            case VirtException.NOT_CONNECTED ->
                hosts.named(host)
                        .flatMap(connections::of)
                        .orElseGet(() -> new ToldFailure(
                                "not-connected", say.notConnected(host), say.notConnected(host), say.tryAgain(), ""));
            case VirtException.TIMED_OUT ->
                new ToldFailure("slow", say.slow(host), limit(e, host, raw), say.slowStep(host), "");
            case VirtException.BUSY -> new ToldFailure("busy", say.busy(host), limit(e, host, raw), say.busyStep(), "");
            default -> answered(e, host, raw);
        };
    }

    private String limit(VirtException e, String host, String raw) {
        return e.reached()
                .map(reached -> switch (reached.limit()) {
                    case SECONDS -> say.slowCause(host, reached.figure());
                    case CALLS -> say.busyCause(host);
                    case LONG_CALLS -> say.busyLongCause(host, reached.figure());
                    case LINE -> say.busyLineCause(host, reached.figure());
                })
                .orElse(raw);
    }

    private ToldFailure answered(VirtException e, String host, String raw) {
        Matcher daemon = DAEMON.matcher(raw);
        if (daemon.find()) {
            String name = daemon.group(1);
            return new ToldFailure(
                    "no-daemon",
                    say.daemonMissing(name, host),
                    say.daemonMissingCause(name, host),
                    say.daemonMissingStep(name, host),
                    raw);
        }
        return e.unanswered()
                ? new ToldFailure("broke-off", say.brokeOff(host), say.brokeOffCause(host), say.brokeOffStep(), raw)
                : new ToldFailure("refused", say.refusedIt(host), say.says(host, raw), say.refusedItStep(), raw);
    }

    /** Why, in a sentence; where libvirt refused something, its words as its own. */
    public String cause(VirtException e) {
        return of(e).cause();
    }

    /** Why, and what to do about it, in running words. */
    public String advice(VirtException e) {
        ToldFailure told = of(e);
        return told.code().equals("refused") ? told.cause() : say.advice(told.cause(), told.nextStep());
    }
}
