package io.gangway.migration.web;

import io.gangway.host.Hosts;
import io.gangway.language.Spoken;
import io.gangway.migration.run.Waiting;
import io.gangway.migration.run.Waits;
import io.gangway.migration.state.CancelState;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.Phase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Says what a migration waits for, and what of a wish to cancel it is proven. */
@ApplicationScoped
public class WaitingSentence {

    private final Waits waits;
    private final MigrationMessages say;

    public WaitingSentence(Waits waits, @Spoken MigrationMessages say) {
        this.waits = waits;
        this.say = say;
    }

    /** Empty while it waits for nothing, or not for long. */
    Optional<String> of(Migration m) {
        String source = m.source().value();
        return switch (waits.of(m)) {
            case NOTHING -> Optional.empty();
            case IN_LINE -> Optional.of(say.waitsInLine(Hosts.DEPARTURES, source));
            case CONSOLE -> Optional.of(say.waitsForConsole(source, m.destination()));
            case LOGIN -> Optional.of(say.waitsForLogin(source, m.destination(), m.name()));
            case LOGIN_UNANSWERED -> Optional.of(say.loginUnanswered(source, m.destination()));
            case DESTINATION -> Optional.of(say.waitsForDestination(m.destination(), m.name()));
            case SOURCE_SILENT -> Optional.of(say.waitsForSource(source));
            case NO_DATA -> Optional.of(say.waitsForData(source, m.destination()));
            case SWITCHOVER -> Optional.of(say.waitsForSwitchover(source, m.destination()));
        };
    }

    /** What became of a wish to cancel that libvirt knows of, but that has ended nothing yet, or that it has yet to hear of. */
    Optional<String> ofCancel(Migration m) {
        boolean preparing = m.running() && m.phase() == Phase.PREPARING;
        if (preparing && m.cancel() == CancelState.ACCEPTED) {
            return Optional.of(say.cancelWaits(m.source().value(), m.destination()));
        }
        return Optional.of(m)
                .filter(asked -> asked.cancel() == CancelState.ASKED && waits.of(asked) == Waiting.CONSOLE)
                .map(asked -> say.cancelBeforeCall(asked.source().value()));
    }
}
