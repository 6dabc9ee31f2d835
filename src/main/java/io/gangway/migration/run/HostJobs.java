package io.gangway.migration.run;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.fact.DomainFacts;
import io.gangway.libvirt.fact.JobStats;
import io.gangway.migration.state.JobFigures;
import io.gangway.migration.state.JobReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Asks the hosts, on their own threads, and puts what libvirt says in terms of this console. */
@ApplicationScoped
class HostJobs implements RunJobs {

    private final Hosts hosts;

    HostJobs(Hosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public void latest(HostName source, UUID uuid, BiConsumer<Optional<JobReport>, Throwable> then) {
        hosts.call(source, connection -> connection
                        .jobs()
                        .latest(uuid)
                        .filter(JobStats::migrationOut)
                        .map(JobReport::of))
                .whenDone(then);
    }

    @Override
    public void abort(HostName source, UUID uuid, BiConsumer<Boolean, Throwable> then) {
        hosts.call(source, connection -> {
                    connection.jobs().abort(uuid);
                    return true;
                })
                .whenDone(then);
    }

    @Override
    public boolean migratesAway(HostName source, UUID uuid) {
        return hosts.ask(source, connection -> connection.jobs().migratesAway(uuid));
    }

    @Override
    public OptionalInt stoppedBy(HostName host, UUID uuid) {
        return hosts.ask(host, connection -> connection.domain(uuid))
                .map(DomainFacts::stoppedBy)
                .orElse(OptionalInt.empty());
    }

    @Override
    public Optional<JobFigures> completed(HostName host, UUID uuid) {
        return hosts.ask(host, connection -> connection.jobs().completed(uuid)).map(JobFigures::of);
    }
}
