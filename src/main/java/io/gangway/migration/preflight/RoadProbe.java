package io.gangway.migration.preflight;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.host.words.AnswerWords;
import io.gangway.language.Languages;
import io.gangway.language.Spoken;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.MigrationCall;
import io.gangway.libvirt.fact.MigrationCall.Flag;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.failure.Failure;
import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.migration.failure.FailureTexts;
import io.gangway.migration.failure.ToldFailure;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.RefusedMigration;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.time.SteadyClock;
import io.gangway.vm.inventory.Vm;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Tries the road from a source to a destination that nobody configured, without moving anything.
 *
 * <ol>
 *   <li>A migration is started with a configuration whose name is wrong. The source's libvirtd logs in to the
 *       destination; only then does libvirt refuse the name. Whatever is wrong with the road comes back before.
 *   <li>Another is started that must listen on an address that no host has (from the range for documentation, RFC
 *       5737). The destination gets as far as a QEMU that waits for data and cannot; a destination that is the source
 *       itself is found out before.
 * </ol>
 *
 * <p>Instead of its reason, libvirt 9.0 often gives the end of its own connection to the destination, which it closes
 * after each attempt. That says nothing, so an attempt is made anew until its answer says something: about every third was
 * clear in the lab. A login of which nothing is heard but its end has gone well; but whether a destination is the source
 * itself is never guessed.
 */
@ApplicationScoped
public class RoadProbe {

    private static final Duration LOGIN = Duration.ofSeconds(10);
    /** A busy host takes seconds for each attempt. */
    private static final Duration ARRIVAL = Duration.ofSeconds(60);
    /** How much longer the last attempt may take. */
    private static final Duration LAST_ATTEMPT = Duration.ofSeconds(20);

    private static final String SAYS_NOTHING = "End of file";
    private static final String WRONG_NAME = "gangway-road-probe";
    private static final String NOBODYS_ADDRESS = "203.0.113.1";
    private static final Set<Flag> FLAGS = EnumSet.of(Flag.LIVE, Flag.PEER2PEER, Flag.UNSAFE);

    private static final Set<Flag> OFFLINE = EnumSet.of(Flag.OFFLINE, Flag.PEER2PEER, Flag.PERSIST_DEST);

    private final Hosts hosts;
    private final AnswerWords answers;
    private final FailureTexts texts;
    private final Languages languages;
    private final PreflightMessages say;
    private final SteadyClock clock;

    RoadProbe(
            Hosts hosts,
            AnswerWords answers,
            @Spoken PreflightMessages say,
            FailureTexts texts,
            Languages languages,
            SteadyClock clock) {
        this.clock = clock;
        this.texts = texts;
        this.languages = languages;
        this.answers = answers;
        this.hosts = hosts;
        this.say = say;
    }

    /** Throws {@link RefusedMigration} with the reason at the destination's field if the road is closed. */
    public void check(Vm vm, String destination) {
        FailureCatalogue.Ends ends =
                new FailureCatalogue.Ends(vm.name(), vm.host().value(), say.theDestination());
        try {
            check(vm, destination, ends);
        } catch (VirtException e) {
            throw e.unanswered()
                    ? new RefusedMigration(List.of(new Problem(Field.SOURCE, answers.advice(e))))
                    : refused(FailureCatalogue.translate(e, ends));
        }
    }

    private void check(Vm vm, String destination, FailureCatalogue.Ends ends) {
        boolean off = !vm.state().active();
        clearAnswer(
                        vm.host(),
                        LOGIN,
                        connection -> wrongName(connection, vm.uuid(), destination, off ? OFFLINE : FLAGS))
                .filter(login -> !login.contains(WRONG_NAME))
                .ifPresent(login -> {
                    throw refused(FailureCatalogue.translate(login, ends));
                });
        if (off) {
            // Offline there is no data port: an attempt to use a wrong one would move the VM.
            return;
        }
        String arrival = clearAnswer(
                        vm.host(), ARRIVAL, connection -> nobodysAddress(connection, vm.uuid(), destination))
                .orElseThrow(() -> new RefusedMigration(
                        List.of(new Problem(Field.DESTINATION, say.sourceItselfUnclear(destination, ends.source())))));
        if (arrival.contains("same host")) {
            throw refused(FailureCatalogue.translate(arrival, ends));
        }
    }

    private Optional<String> clearAnswer(HostName source, Duration limit, Function<VirtConnection, String> attempt) {
        return hosts.migration(source, connection -> new ClearAnswer(clock)
                        .of(() -> attempt.apply(connection), answer -> answer.contains(SAYS_NOTHING), limit))
                .await(limit.plus(LAST_ATTEMPT));
    }

    private static String wrongName(VirtConnection connection, UUID uuid, String destination, Set<Flag> flags) {
        String xml = connection.migratableXml(uuid).orElse("");
        String wrong = xml.replaceFirst("<name>[^<]*</name>", "<name>" + WRONG_NAME + "</name>");
        return attempt(connection, uuid, destination, flags, Map.of("destination_xml", wrong));
    }

    private static String nobodysAddress(VirtConnection connection, UUID uuid, String destination) {
        return attempt(connection, uuid, destination, FLAGS, Map.of("listen_address", NOBODYS_ADDRESS));
    }

    /** What libvirt answers; it always refuses. */
    private static String attempt(
            VirtConnection connection, UUID uuid, String destination, Set<Flag> flags, Map<String, Object> params) {
        try {
            connection.jobs().migrate(uuid, new MigrationCall(destination, flags, params));
            return "";
        } catch (VirtException e) {
            return e.getMessage();
        }
    }

    private RefusedMigration refused(Failure failed) {
        ToldFailure failure = texts.told(failed, languages.current());
        return new RefusedMigration(List.of(
                new Problem(Field.DESTINATION, say.roadClosed(failure.title(), failure.cause(), failure.nextStep()))));
    }
}
