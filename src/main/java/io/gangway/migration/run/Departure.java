package io.gangway.migration.run;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.libvirt.binding.DomainDefinitions.Discard;
import io.gangway.libvirt.binding.DomainDefinitions.Keep;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.DomainFacts;
import io.gangway.libvirt.fact.MigrationCall;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.link.HostCall;
import io.gangway.migration.command.ArrivalSecrets;
import io.gangway.migration.command.MigrationCalls;
import io.gangway.migration.luggage.EjectedMedia;
import io.gangway.migration.luggage.Luggage;
import io.gangway.migration.luggage.LuggageCarrier;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.request.MigrationRoute;
import io.gangway.storage.copy.DiskPaths;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Sends a VM on its way, on the source host's threads:
 *
 * <ol>
 *   <li>carries and sets right what libvirt would not;
 *   <li>makes the one call to libvirt that moves the VM;
 *   <li>offline and for good: gives up the source's configuration, once the destination has it.
 * </ol>
 */
@ApplicationScoped
public class Departure {

    private final Hosts hosts;
    private final LuggageCarrier carrier;
    private final EjectedMedia media;

    /** What must be written down on the way, for a console that is killed in the midst of it. */
    interface Steps {

        /** A file or folder is about to be made on the destination. */
        void making(String path);

        /** Offline: the destination keeps the configuration now, and the source may give up its own. */
        void handedOver();

        /** libvirt is called now: what moves the VM from here on is this migration. */
        void calling();

        /** The connection to the source broke while libvirt was at it, so that its answer was never heard. */
        void brokenOff();

        /** Whether somebody has asked to cancel it; what has not begun yet does not begin then. */
        boolean cancelled();
    }

    Departure(Hosts hosts, LuggageCarrier carrier, EjectedMedia media) {
        this.hosts = hosts;
        this.carrier = carrier;
        this.media = media;
    }

    /** Begins the call, or queues up for it, and returns at once; it comes back when the VM has arrived or has not. */
    HostCall<Boolean> call(long migration, MigrationRequest request, Luggage luggage, Steps steps) {
        MigrationCall call = MigrationCalls.of(request);
        Optional<HostName> known = request.destination().host();
        boolean hostToHost = request.choices().route() == MigrationRoute.HOST_TO_HOST;
        if (hostToHost && !luggage.concernsDestination()) {
            return hosts.departure(
                    request.source(),
                    source -> without(migration, request, luggage, () -> {
                        requireWanted(request, steps);
                        migrate(source, request, steps, () -> source.jobs()
                                .migrate(request.uuid(), complete(source, request, luggage, call)));
                        return settled(source, request, steps);
                    }));
        }
        return hosts.departure(
                request.source(),
                known.orElseThrow(),
                (source, destination) -> without(migration, request, luggage, () -> {
                    carrier.carry(source, destination, request, luggage, steps::making);
                    MigrationCall complete = complete(source, request, luggage, call);
                    requireWanted(request, steps);
                    migrate(source, request, steps, () -> {
                        if (hostToHost) {
                            source.jobs().migrate(request.uuid(), complete);
                        } else {
                            source.jobs().migrateThrough(destination, request.uuid(), complete);
                        }
                    });
                    return settled(source, request, steps);
                }));
    }

    /** libvirt takes no wish to cancel before its own work has begun, and none at all for a VM that is shut off. */
    private static void requireWanted(MigrationRequest request, Steps steps) {
        if (steps.cancelled()) {
            throw cancelledBefore(request.source());
        }
    }

    /** How a migration ends that was cancelled before libvirt was called. */
    static VirtException cancelledBefore(HostName source) {
        return new VirtException(
                source.value(), VirtException.OPERATION_ABORTED, 0, "It was cancelled before libvirt began.");
    }

    /** Without the media that are to be ejected, which a VM that did not leave gets back. */
    private boolean without(long migration, MigrationRequest request, Luggage luggage, Supplier<Boolean> departure) {
        try {
            media.eject(migration, request, luggage);
            return departure.get();
        } catch (RuntimeException | Error e) {
            media.departureFailed(migration, request);
            throw e;
        }
    }

    /** With the passwords that nobody sees, and with the configuration that a VM which comes home finds there. */
    private MigrationCall complete(
            VirtConnection source, MigrationRequest request, Luggage luggage, MigrationCall call) {
        MigrationCall restored = ArrivalSecrets.restored(source, request.uuid(), call);
        Map<String, Object> params = new HashMap<>(restored.params());
        newPlaces(source, request, luggage, params);
        if (!luggage.keepsOwn()) {
            return new MigrationCall(restored.destination(), restored.flags(), params);
        }
        hosts.ask(request.destination().host().orElseThrow(), to -> to.definitions()
                        .withSecrets(request.uuid()))
                .ifPresent(own -> params.put("persistent_xml", DiskPaths.rewrite(own, luggage.newSources())));
        return new MigrationCall(restored.destination(), restored.flags(), params);
    }

    /** Disks that go into another pool are named so in what the VM runs with there, and in what is kept. */
    private static void newPlaces(
            VirtConnection source, MigrationRequest request, Luggage luggage, Map<String, Object> params) {
        if (luggage.newSources().isEmpty()) {
            return;
        }
        UUID uuid = request.uuid();
        boolean offline = request.choices().mode() == MigrationMode.OFFLINE;
        boolean kept = offline || request.choices().duration() == MigrationDuration.PERMANENT;
        rewrite(
                params,
                "destination_xml",
                luggage,
                () -> offline
                        ? source.definitions().withSecrets(uuid)
                        : source.definitions().migratableWithSecrets(uuid));
        if (kept) {
            rewrite(params, "persistent_xml", luggage, () -> source.definitions()
                    .withSecrets(uuid));
        }
    }

    private static void rewrite(
            Map<String, Object> params, String name, Luggage luggage, Supplier<Optional<String>> original) {
        Optional.ofNullable((String) params.get(name))
                .or(original)
                .ifPresent(xml -> params.put(name, DiskPaths.rewrite(xml, luggage.newSources())));
    }

    /** libvirt takes this limit by a call of its own, before the start; a VM that stays gets its old one back. */
    private static void migrate(VirtConnection source, MigrationRequest request, Steps steps, Runnable migration) {
        requireUnmoved(source, request);
        OptionalInt limitMs = request.choices().options().figure(Field.DOWNTIME_LIMIT_MS);
        if (limitMs.isEmpty()) {
            call(source, steps, migration);
            return;
        }
        UUID uuid = request.uuid();
        OptionalLong before = source.controls().maxDowntime(uuid);
        source.controls().maxDowntime(uuid, limitMs.getAsInt());
        try {
            call(source, steps, migration);
        } catch (VirtException e) {
            before.ifPresent(milliseconds -> restore(source, uuid, milliseconds));
            throw e;
        }
    }

    /** Somebody else may have begun to move the VM since the checks; nothing is done to that. */
    private static void requireUnmoved(VirtConnection source, MigrationRequest request) {
        if (source.jobs().migratesAway(request.uuid())) {
            throw new VirtException(
                    source.host(),
                    VirtException.OPERATION_INVALID,
                    0,
                    "another migration job is already running for this VM");
        }
    }

    private static void call(VirtConnection source, Steps steps, Runnable migration) {
        steps.calling();
        try {
            migration.run();
        } catch (VirtException e) {
            if (!source.alive()) {
                steps.brokenOff();
            }
            throw e;
        }
    }

    private static void restore(VirtConnection source, UUID uuid, long milliseconds) {
        try {
            source.controls().maxDowntime(uuid, milliseconds);
        } catch (VirtException e) {
            // The migration's own error says more, and a VM that is gone needs no limit.
            return;
        }
    }

    /** What the VM has on the source beside its configuration stays until a person removes it. */
    private boolean settled(VirtConnection source, MigrationRequest request, Steps steps) {
        MigrationChoices choices = request.choices();
        if (choices.mode() == MigrationMode.OFFLINE && arrived(request)) {
            steps.handedOver();
            if (choices.duration() == MigrationDuration.PERMANENT) {
                giveUp(source, request.uuid());
            }
        }
        return true;
    }

    /** The configuration alone goes; TPM, UEFI variables and saved memory stay. */
    static void giveUp(VirtConnection source, UUID uuid) {
        source.definitions().undefine(uuid, EnumSet.allOf(Keep.class), EnumSet.of(Discard.CHECKPOINTS));
    }

    /** libvirt's own word is all there is of a destination that the console cannot ask. */
    private boolean arrived(MigrationRequest request) {
        return request.destination()
                .host()
                .map(to -> hosts.ask(to, there -> there.domain(request.uuid()))
                        .filter(DomainFacts::persistent)
                        .isPresent())
                .orElse(true);
    }
}
