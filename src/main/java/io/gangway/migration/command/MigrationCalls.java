package io.gangway.migration.command;

import io.gangway.libvirt.fact.MigrationCall;
import io.gangway.libvirt.fact.MigrationCall.Flag;
import io.gangway.migration.request.Destination;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationOptions;
import io.gangway.migration.request.MigrationOptions.Arrival;
import io.gangway.migration.request.MigrationOptions.Compression;
import io.gangway.migration.request.MigrationOptions.Copying;
import io.gangway.migration.request.MigrationOptions.Guard;
import io.gangway.migration.request.MigrationOptions.Pace;
import io.gangway.migration.request.MigrationOptions.Road;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.request.MigrationRoute;
import io.gangway.migration.request.MigrationStorage;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Says in libvirt's terms what a request asks for. */
public final class MigrationCalls {

    private static final long MIB = 1024L * 1024L;

    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private final Map<String, Object> params = new HashMap<>();

    private MigrationCalls() {}

    public static MigrationCall of(MigrationRequest request) {
        MigrationCalls call = new MigrationCalls();
        MigrationChoices choices = request.choices();
        MigrationOptions options = choices.options();
        call.main(choices);
        call.arrival(options.arrival());
        if (choices.mode() != MigrationMode.OFFLINE) {
            call.copying(options.copying());
        }
        call.road(options.road(), request.destination(), choices.mode());
        call.pace(options.pace());
        call.guard(options.guard());
        PolicyTerms.add(choices, call.flags, call.params);
        return new MigrationCall(request.destination().uri(), call.flags, call.params);
    }

    private void main(MigrationChoices choices) {
        boolean permanent = choices.duration() == MigrationDuration.PERMANENT;
        boolean offline = choices.mode() == MigrationMode.OFFLINE;
        flag(Flag.PEER2PEER, choices.route() == MigrationRoute.HOST_TO_HOST);
        flag(Flag.LIVE, choices.mode() == MigrationMode.LIVE);
        flag(Flag.OFFLINE, offline);
        // A configuration is all that moves offline, so the destination keeps it in any case.
        flag(Flag.PERSIST_DEST, permanent || offline);
        // Offline, the console gives it up itself: libvirt would throw the state of a TPM away with it.
        flag(Flag.UNDEFINE_SOURCE, permanent && !offline);
        flag(Flag.NON_SHARED_DISK, choices.storage() == MigrationStorage.COPY && !offline);
        flag(Flag.NON_SHARED_INC, choices.storage() == MigrationStorage.COPY_DIFFERENCE);
    }

    private void arrival(Arrival arrival) {
        flag(Flag.PAUSED, arrival.stayPaused());
        param("destination_name", arrival.name());
        param("destination_xml", arrival.xml());
        param("persistent_xml", arrival.persistentXml());
    }

    private void copying(Copying copying) {
        flag(Flag.NON_SHARED_SYNCHRONOUS_WRITES, copying.synchronousWrites());
        param("disks_port", copying.port());
        if (!copying.disks().isEmpty()) {
            params.put("migrate_disks", copying.disks());
        }
    }

    /** Offline and tunnelled, no data takes a way of its own: libvirt refuses to be told one. */
    private void road(Road road, Destination destination, MigrationMode mode) {
        flag(Flag.TUNNELLED, road.tunnelled());
        flag(Flag.TLS, road.tls());
        if (!road.tunnelled() && mode != MigrationMode.OFFLINE) {
            param("migrate_uri", road.migrateUri().or(destination::migrateUri));
        }
        param("listen_address", road.listenAddress());
        param("tls.destination", road.tlsDestination());
    }

    private void pace(Pace pace) {
        mib("bandwidth", pace.bandwidthMib(), 1);
        flag(Flag.AUTO_CONVERGE, pace.autoConverge().isPresent());
        pace.autoConverge().ifPresent(steps -> {
            param("auto_converge.initial", steps.initial());
            param("auto_converge.increment", steps.increment());
        });
        flag(Flag.COMPRESSED, pace.compression().isPresent());
        pace.compression().ifPresent(this::compression);
        flag(Flag.PARALLEL, pace.parallelConnections().isPresent());
        param("parallel.connections", pace.parallelConnections());
        flag(Flag.POSTCOPY, pace.postcopy().isPresent());
        pace.postcopy().ifPresent(postcopy -> mib("bandwidth.postcopy", postcopy.bandwidthMib(), 1));
    }

    private void compression(Compression compression) {
        params.put("compression", compression.method().word());
        mib("compression.xbzrle.cache", compression.cacheMib(), MIB);
        param("compression.mt.level", compression.level());
        param("compression.mt.threads", compression.threads());
        param("compression.mt.dthreads", compression.decompressionThreads());
    }

    private void guard(Guard guard) {
        flag(Flag.CHANGE_PROTECTION, guard.changeProtection());
        flag(Flag.ABORT_ON_ERROR, guard.abortOnError());
        flag(Flag.UNSAFE, guard.unsafe());
    }

    private void flag(Flag flag, boolean set) {
        if (set) {
            flags.add(flag);
        }
    }

    private void param(String name, Optional<String> text) {
        text.ifPresent(value -> params.put(name, value));
    }

    private void param(String name, OptionalInt number) {
        number.ifPresent(value -> params.put(name, value));
    }

    /** A figure that libvirt wants as unsigned long, in MiB or in bytes. */
    private void mib(String name, OptionalInt number, long unit) {
        number.ifPresent(value -> params.put(name, value * unit));
    }
}
