package io.gangway.migration;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.HostCall;
import io.gangway.libvirt.VirtConnection;
import io.gangway.libvirt.VirtException;
import io.gangway.migration.RefusedMigration.Field;
import io.gangway.migration.RefusedMigration.Problem;
import io.gangway.vm.Vm;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Asks both hosts, before anything starts, what is in the way of a migration. Changes nothing. */
@ApplicationScoped
class Preflight {

    private static final Logger LOG = Logger.getLogger(Preflight.class);
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final Hosts hosts;
    private final PreflightMessages messages;

    Preflight(Hosts hosts, PreflightMessages messages) {
        this.hosts = hosts;
        this.messages = messages;
    }

    /**
     * Asks about a migration to a host that the console knows; of others nothing can be asked.
     *
     * @return paths of the volumes that libvirt will make on the destination
     * @throws RefusedMigration with all that is in the way
     */
    List<String> check(Vm vm, MigrationRequest request) {
        return request.destination()
                .host()
                .map(to -> check(vm, to, request.choices()).made(request.choices()))
                .orElse(List.of());
    }

    private PreflightFindings check(Vm vm, HostName destination, MigrationChoices choices) {
        FailureCatalogue.Ends ends =
                new FailureCatalogue.Ends(vm.name(), vm.host().value(), destination.value());
        PreflightFindings.Departure departure =
                ask(vm.host(), ends, Field.SOURCE, from -> DepartureQuestions.ask(from, vm, choices));
        PreflightFindings findings = new PreflightFindings(
                departure.needs(),
                departure.source(),
                ask(destination, ends, Field.DESTINATION, to -> ArrivalQuestions.ask(to, departure.needs(), choices)));
        List<Problem> problems = new PreflightRules(ends, messages).judge(choices, findings);
        if (!problems.isEmpty()) {
            throw new RefusedMigration(problems);
        }
        return findings;
    }

    private <T> T ask(HostName host, FailureCatalogue.Ends ends, Field field, Function<VirtConnection, T> question) {
        try {
            HostCall<T> call = hosts.call(host, question);
            return call.await(PATIENCE);
        } catch (VirtException e) {
            LOG.debugf(e, "No preflight on %s", host);
            throw new RefusedMigration(List.of(new Problem(field, messages.noAnswer(host.value(), ends.vm()))));
        }
    }
}
