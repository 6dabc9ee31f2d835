package io.gangway.migration;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.ArrivalTrial;
import io.gangway.libvirt.HostCall;
import io.gangway.libvirt.VirtConnection;
import io.gangway.libvirt.VirtException;
import io.gangway.migration.RefusedMigration.Field;
import io.gangway.migration.RefusedMigration.Problem;
import io.gangway.vm.Vm;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Asks both hosts, before anything starts, what is in the way of a migration. Changes nothing. */
@ApplicationScoped
class Preflight {

    private static final Logger LOG = Logger.getLogger(Preflight.class);
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final Hosts hosts;
    private final LeftVolumes volumes;
    private final Clock clock;
    private final PreflightMessages messages;

    Preflight(Hosts hosts, LeftVolumes volumes, PreflightMessages messages, Clock clock) {
        this.clock = clock;
        this.hosts = hosts;
        this.volumes = volumes;
        this.messages = messages;
    }

    /**
     * Asks about a migration to a host that the console knows; of others nothing can be asked.
     *
     * @return paths of the volumes that libvirt will make on the destination
     * @throws RefusedMigration with all that is in the way
     */
    List<String> check(Vm vm, MigrationRequest request) {
        return request.destination().host().map(to -> check(vm, to, request)).orElse(List.of());
    }

    private List<String> check(Vm vm, HostName destination, MigrationRequest request) {
        MigrationChoices choices = request.choices();
        FailureCatalogue.Ends ends =
                new FailureCatalogue.Ends(vm.name(), vm.host().value(), destination.value());
        PreflightFindings.Departure departure =
                ask(vm.host(), ends, Field.SOURCE, from -> DepartureQuestions.ask(from, vm, choices));
        PreflightFindings findings = new PreflightFindings(
                departure.needs(),
                departure.source(),
                ask(destination, ends, Field.DESTINATION, to -> ArrivalQuestions.ask(to, departure.needs(), choices)));
        List<String> made = findings.made(choices);
        // Offline there is no trial: nothing in it could fail, and the VM would be moved.
        boolean inPlace = choices.mode() != MigrationMode.OFFLINE
                && findings.lacksPool(choices)
                && placesWithoutPool(destination, request, made);
        List<Problem> problems =
                new PreflightRules(ends, messages).judge(choices, inPlace ? findings.withoutPools() : findings);
        if (!problems.isEmpty()) {
            throw new RefusedMigration(problems);
        }
        return made;
    }

    /** Files may be in place that lie in no pool, which libvirt would take: only it can tell. */
    private boolean placesWithoutPool(HostName destination, MigrationRequest request, List<String> made) {
        Instant began = clock.instant();
        try {
            String answer = hosts.migration(
                            request.source(),
                            destination,
                            (from, to) -> ArrivalTrial.attempt(from, to, request.uuid(), MigrationCalls.of(request)))
                    .await(PATIENCE);
            return ArrivalTrial.arrives(answer);
        } catch (VirtException e) {
            LOG.debugf(e, "%s could not be asked for files without a pool", destination);
            return false;
        } finally {
            volumes.remove(new LeftVolumes.Left(
                    request.uuid(),
                    request.choices().mode(),
                    request.source(),
                    destination,
                    made,
                    began,
                    clock.instant(),
                    () -> true));
        }
    }

    private <T> T ask(HostName host, FailureCatalogue.Ends ends, Field field, Function<VirtConnection, T> question) {
        try {
            HostCall<T> call = hosts.call(host, question);
            return call.await(PATIENCE);
        } catch (VirtException e) {
            LOG.debugf(e, "No preflight on %s", host);
            throw new RefusedMigration(
                    List.of(new Problem(field, messages.noAnswer(host.value(), ends.vm(), e.getMessage()))));
        }
    }
}
