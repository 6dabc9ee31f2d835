package io.gangway.migration;

import io.gangway.control.ControlKind;
import io.gangway.host.ConnectionWords;
import io.gangway.host.Hosts;
import io.gangway.host.VmEvent;
import io.gangway.libvirt.CheckpointFacts;
import io.gangway.libvirt.HostCall;
import io.gangway.libvirt.VirtException;
import io.gangway.migration.RefusedMigration.Field;
import io.gangway.migration.RefusedMigration.Problem;
import io.gangway.vm.Inventory;
import io.gangway.vm.Vm;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The one door to migrations: start, look, cancel. */
@ApplicationScoped
public class Migrations {

    private static final Logger LOG = Logger.getLogger(Migrations.class);

    private final Hosts hosts;
    private final Inventory inventory;
    private final MigrationStore store;
    private final Witness witness;
    private final RoadProbe probe;
    private final Departure departure;
    private final DestinationXml configurations;
    private final Steering steering;
    private final GuestsPaused guestsPaused;
    private final ArrivalCare arrival;
    private final StorageChoice storage;
    private final CheckpointStore checkpoints;
    private final Preflight preflight;
    private final Aftermath aftermath;
    private final DiskPreparation diskPreparation;
    private final MadeVolumes madeVolumes;
    private final Waits waits;
    private final Clock clock;
    private final Event<MigrationChanged> changed;
    private final ConnectionWords words;
    private final DestinationUri uris;
    private final Map<Long, MigrationRun> runs = new ConcurrentHashMap<>();
    private final Map<Long, MigrationWatch> watches = new ConcurrentHashMap<>();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2, work -> {
        Thread thread = new Thread(work, "migration-watch");
        thread.setDaemon(true);
        return thread;
    });

    public Migrations(
            Hosts hosts,
            Inventory inventory,
            MigrationStore store,
            Witness witness,
            RoadProbe probe,
            Departure departure,
            DestinationXml configurations,
            Steering steering,
            GuestsPaused guestsPaused,
            ArrivalCare arrival,
            StorageChoice storage,
            CheckpointStore checkpoints,
            Preflight preflight,
            Aftermath aftermath,
            DiskPreparation diskPreparation,
            MadeVolumes madeVolumes,
            Waits waits,
            Clock clock,
            Event<MigrationChanged> changed,
            ConnectionWords words,
            @ConfigProperty(name = "gangway.destinations.transports", defaultValue = "ssh,tls")
                    Set<String> transports) {
        this.hosts = hosts;
        this.inventory = inventory;
        this.store = store;
        this.witness = witness;
        this.probe = probe;
        this.departure = departure;
        this.configurations = configurations;
        this.steering = steering;
        this.guestsPaused = guestsPaused;
        this.arrival = arrival;
        this.storage = storage;
        this.checkpoints = checkpoints;
        this.preflight = preflight;
        this.aftermath = aftermath;
        this.diskPreparation = diskPreparation;
        this.madeVolumes = madeVolumes;
        this.waits = waits;
        this.clock = clock;
        this.changed = changed;
        this.words = words;
        this.uris = new DestinationUri(transports);
    }

    /** Takes up what an earlier console left unfinished. */
    void takeUp(@Observes @Priority(6_000) StartupEvent event) {
        for (Migration migration : store.unfinished()) {
            LOG.infof("Taking up migration %d of %s", migration.id(), migration.name());
            MigrationRun run = MigrationRun.takenUp(migration, clock);
            watch(run).startTakenUp(scheduler);
        }
    }

    void stop(@Observes @Priority(1_000) ShutdownEvent event) {
        scheduler.shutdownNow();
    }

    /**
     * Starts a migration and returns at once. A destination that nobody configured is tried first, which takes as long
     * as a login there.
     *
     * @throws RefusedMigration when a rule or a check says no; nothing was started then
     */
    public Migration start(MigrationForm form) {
        MigrationRequest given = read(form);
        store.active(given.uuid()).ifPresent(id -> {
            throw alreadyUnderWay(Optional.of(id));
        });
        Vm vm = inventory.find(given.source(), given.uuid()).orElseThrow(Migrations::gone);
        arrival.beforeDeparture(vm.uuid());
        MigrationRequest request = completed(form, vm, given.destination());
        Preflight.Result checked = preflight.check(vm, request);
        Optional<DiskWork> disks = diskPreparation.plan(vm, request, checked.there());
        // Of a VM that is shut off, no memory moves.
        long memory = request.choices().mode() == MigrationMode.OFFLINE ? 0 : vm.memoryBytes();
        List<String> known = checked.luggage().checkpoints() ? checkpoints(request) : List.of();
        Migration begun = store.begin(
                        Migration.begin(
                                request, vm.name(), memory, checked.judgement().belongings(), clock.instant()),
                        request.destination().uri())
                .orElseThrow(() -> alreadyUnderWay(store.active(request.uuid())));
        if (disks.isEmpty()) {
            madeVolumes.add(begun.id(), checked.made());
        }
        if (checked.luggage().checkpoints()) {
            checkpoints.add(begun.id(), known);
        }
        Luggage luggage = checked.luggage().with(disks.map(DiskWork::newSources).orElse(Map.of()));
        run(begun, request, luggage, disks);
        return begun;
    }

    /** What a form asks for, if it breaks no rule; asks no host. Throws {@link RefusedMigration} if it does. */
    public MigrationRequest read(MigrationForm form) {
        return new RequestRules(hosts.byName(), inventory.all(), uris, words::advice).read(form);
    }

    /**
     * What the checks before a start would say, as if nobody had said yes to anything yet.
     *
     * @throws RefusedMigration when a rule says no, or a host does not answer
     */
    Judgement look(MigrationForm form) {
        MigrationForm unasked =
                form.with(Field.ACCEPT, "").with(Field.EJECT, "").with(Field.OVERWRITE, "");
        MigrationRequest given = read(unasked);
        Vm vm = inventory.find(given.source(), given.uuid()).orElseThrow(Migrations::gone);
        MigrationRequest request = read(filledIn(unasked, vm, given.destination()));
        return preflight.look(vm, request).judgement();
    }

    private static RefusedMigration alreadyUnderWay(Optional<Long> id) {
        return new RefusedMigration(
                List.of(new Problem(
                        Field.UUID, "This VM is being migrated already. Watch that migration, or cancel it.")),
                id);
    }

    private static RefusedMigration gone() {
        return new RefusedMigration(
                List.of(new Problem(Field.UUID, "The VM has just left this host. Look for it in the list.")));
    }

    private MigrationForm filledIn(MigrationForm form, Vm vm, Destination destination) {
        return storage.completed(NameThere.completed(form, vm, destination, inventory.all()), vm, destination);
    }

    private MigrationRequest completed(MigrationForm form, Vm vm, Destination destination) {
        MigrationRequest request = read(filledIn(form, vm, destination));
        if (request.destination().host().isEmpty()) {
            probe.check(vm, request.destination().uri());
        }
        return configurations.completed(request);
    }

    /** As they are now: once the VM has left, its source has forgotten them. */
    private List<String> checkpoints(MigrationRequest request) {
        return hosts.ask(request.source(), from -> from.belongings().checkpoints(request.uuid())).stream()
                .map(CheckpointFacts::xml)
                .toList();
    }

    private void run(Migration begun, MigrationRequest request, Luggage luggage, Optional<DiskWork> disks) {
        MigrationRun run = MigrationRun.begun(begun, clock);
        MigrationWatch watch = watch(run);
        tell(run);
        watch.start(scheduler);
        disks.ifPresentOrElse(
                copy -> diskPreparation.copy(
                        run,
                        copy,
                        watch,
                        scheduler,
                        () -> depart(run, request, luggage, watch),
                        failure -> watch.finished(aftermath.of(run.migration(), request, Optional.of(failure)))),
                () -> depart(run, request, luggage, watch));
    }

    private void depart(MigrationRun run, MigrationRequest request, Luggage luggage, MigrationWatch watch) {
        try {
            HostCall<Boolean> call = departure.call(run.migration().id(), request, luggage, steps(run, watch));
            run.departs(call);
            call.whenDone((done, failure) -> {
                if (failure == null || !watch.goesOnUnheard()) {
                    watch.finished(aftermath.of(run.migration(), request, error(request, failure)));
                }
            });
        } catch (VirtException e) {
            watch.finished(Optional.of(e));
        }
    }

    private Departure.Steps steps(MigrationRun run, MigrationWatch watch) {
        return new Departure.Steps() {
            @Override
            public void making(String path) {
                madeVolumes.add(run.migration().id(), List.of(path));
            }

            @Override
            public void handedOver() {
                run.handedOver();
                store.save(run.migration());
            }

            @Override
            public void calling() {
                run.calling();
            }

            @Override
            public void brokenOff() {
                run.brokenOff();
            }

            @Override
            public boolean cancelled() {
                boolean cancelled = run.wantsCancel();
                if (cancelled) {
                    watch.cancelTaken();
                }
                return cancelled;
            }
        };
    }

    private static Optional<VirtException> error(MigrationRequest request, Throwable failure) {
        if (failure == null) {
            return Optional.empty();
        }
        if (failure instanceof VirtException known) {
            return Optional.of(known);
        }
        LOG.error("A migration failed in the console itself", failure);
        return Optional.of(new VirtException(
                request.source().value(),
                VirtException.OWN_WORDS,
                0,
                "The console itself failed, and its log tells more."));
    }

    private MigrationWatch watch(MigrationRun run) {
        RunSteering steered = steering.begin(run, () -> {
            if (!run.ended()) {
                store.save(run.migration());
            }
            tell(run);
        });
        MigrationWatch watch =
                new MigrationWatch(run, hosts, witness, store, steered, guestsPaused, arrival, clock, this::tell);
        runs.put(run.migration().id(), run);
        watches.put(run.migration().id(), watch);
        waits.begin(run);
        return watch;
    }

    private void tell(MigrationRun run) {
        long id = run.migration().id();
        if (run.ended()) {
            runs.remove(id);
            watches.remove(id);
            steering.end(id);
            waits.end(id);
        }
        changed.fire(new MigrationChanged(id));
    }

    /** What the hosts tell by themselves reaches the run it concerns. */
    void vmEvent(@Observes VmEvent event) {
        watches.values().stream()
                .filter(watch -> watch.run().migration().uuid().equals(event.uuid()))
                .forEach(watch -> RunEvents.apply(watch.run(), watch, event));
    }

    public Optional<Migration> find(long id) {
        return Optional.ofNullable(runs.get(id)).map(MigrationRun::migration).or(() -> store.find(id));
    }

    /** Those under way, oldest first. */
    public List<Migration> running() {
        return runs.values().stream()
                .map(MigrationRun::migration)
                .filter(Migration::running)
                .sorted(Comparator.comparingLong(Migration::id))
                .toList();
    }

    /** Running and past ones, newest first. */
    public List<Migration> list(MigrationFilter filter) {
        return store.list(filter).stream()
                .map(row -> Optional.ofNullable(runs.get(row.id()))
                        .map(MigrationRun::migration)
                        .orElse(row))
                .toList();
    }

    /**
     * Asks for the cancellation of a running migration; what comes of it shows in the migration. Does not block.
     *
     * @throws io.gangway.control.RefusedControl after the switch to post-copy, when it would lose the guest
     */
    public void cancel(long id) {
        Optional.ofNullable(runs.get(id))
                .map(MigrationRun::migration)
                .filter(migration -> migration.running() && migration.phase() != Phase.VERIFYING)
                .filter(migration -> migration.cancel() == CancelState.NOT_ASKED)
                .ifPresent(migration -> steering.ask(migration, ControlKind.CANCEL.word(), ""));
    }
}
