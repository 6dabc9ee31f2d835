package io.gangway.migration.run;

import io.gangway.belongings.Belonging;
import io.gangway.host.HostName;
import io.gangway.language.Languages;
import io.gangway.libvirt.binding.PromptCalls;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.link.HostCall;
import io.gangway.migration.cleanup.MadeVolumeStore;
import io.gangway.migration.cleanup.MadeVolumes;
import io.gangway.migration.control.ControlActionStore;
import io.gangway.migration.control.ControlMessages;
import io.gangway.migration.control.GuestsPaused;
import io.gangway.migration.control.Policy;
import io.gangway.migration.control.Steering;
import io.gangway.migration.failure.FailureTexts;
import io.gangway.migration.failure.OwnWords;
import io.gangway.migration.history.MigrationStore;
import io.gangway.migration.history.TestDatabase;
import io.gangway.migration.luggage.Luggage;
import io.gangway.migration.preflight.PreflightMessages;
import io.gangway.migration.request.Destination;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.state.JobFigures;
import io.gangway.migration.state.JobReport;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.MigrationChanged;
import io.gangway.migration.state.Sample;
import io.gangway.migration.verdict.Sighting;
import io.gangway.migration.verdict.Witness;
import io.gangway.page.PlainMessages;
import io.gangway.time.SteadyClock;
import io.gangway.vm.inventory.VmState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/**
 * Attempts with the console's own database in memory, and with hosts that say what a test wants them to say. Whatever a
 * test does not set goes well: the call is under way, and the verdict finds the VM on the destination.
 */
final class AttemptRig implements AutoCloseable {

    static final Sighting GONE = Sighting.absent("alpha");
    static final Sighting STAYED = Sighting.seen("alpha", VmState.RUNNING, true, Sighting.Hold.NONE);
    static final Sighting ARRIVED = Sighting.seen("beta", VmState.RUNNING, true, Sighting.Hold.NONE);
    static final Sighting NOTHING_THERE = Sighting.absent("beta");

    final TestDatabase database = new TestDatabase();
    final MigrationStore store = new MigrationStore(database.source());
    final ControlActionStore actions = new ControlActionStore(database.source());

    private final CompletableFuture<Boolean> answer = new CompletableFuture<>();
    volatile Supplier<HostCall<Boolean>> call = () -> PromptCalls.underWay("alpha", answer);
    volatile Supplier<Optional<JobReport>> job = () -> Optional.of(sample(1_000, 1));
    volatile boolean moving;
    volatile Runnable aborting = () -> {};
    volatile Supplier<Witness.Testimony> hosts = () -> new Witness.Testimony(GONE, ARRIVED);
    volatile Runnable completing = () -> {};
    volatile Runnable belongings = () -> {};
    volatile Runnable lettingGoOn = () -> {};
    volatile Runnable cleaning = () -> {};
    volatile Runnable hearing = () -> {};
    volatile Runnable opening = () -> {};
    volatile Departure.Steps steps;

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final LiveRuns runs = new LiveRuns();
    final MigrationMetrics metrics = new MigrationMetrics(registry, store, runs);
    final Steering steering = steering();

    final Attempts attempts = new Attempts(
            jobs(),
            witness(),
            store,
            new GuestsPaused(store, actions, null, null, null) {
                @Override
                public void letGoOn(Migration migration) {
                    lettingGoOn.run();
                }
            },
            arrival(),
            new Departure(null, null, null) {
                @Override
                HostCall<Boolean> call(long migration, MigrationRequest request, Luggage luggage, Steps given) {
                    steps = given;
                    given.calling();
                    return call.get();
                }
            },
            steering,
            new Aftermath(null, null) {
                @Override
                Optional<VirtException> of(
                        Migration migration, MigrationRequest request, Optional<VirtException> failure) {
                    cleaning.run();
                    return failure;
                }
            },
            new DiskPreparation(
                    null,
                    null,
                    null,
                    new MadeVolumeStore(database.source()),
                    null,
                    PlainMessages.of(PreflightMessages.class),
                    null,
                    new OwnWords(new FailureTexts(), new Languages(null)),
                    SteadyClock.ofThisMachine()),
            new MadeVolumes(null, null, null, null),
            runs,
            metrics,
            Clock.systemUTC(),
            SteadyClock.ofThisMachine(),
            changed());
    final TakeUp takeUp = new TakeUp(store, attempts);
    final RunEvents events = new RunEvents(runs);

    RunJobs jobs() {
        return new RunJobs() {
            @Override
            public void latest(HostName source, UUID uuid, BiConsumer<Optional<JobReport>, Throwable> then) {
                PromptCalls.done("alpha", job).whenDone(then);
            }

            @Override
            public void abort(HostName source, UUID uuid, BiConsumer<Boolean, Throwable> then) {
                PromptCalls.done("alpha", () -> {
                            aborting.run();
                            return true;
                        })
                        .whenDone(then);
            }

            @Override
            public boolean migratesAway(HostName source, UUID uuid) {
                return moving;
            }

            @Override
            public OptionalInt stoppedBy(HostName host, UUID uuid) {
                return OptionalInt.empty();
            }

            @Override
            public Optional<JobFigures> completed(HostName host, UUID uuid) {
                return Optional.empty();
            }
        };
    }

    Witness witness() {
        return new Witness(null, null) {
            @Override
            public Testimony ask(UUID uuid, HostName source, String destination) {
                return hosts.get();
            }
        };
    }

    ArrivalCare arrival() {
        return new ArrivalCare(null, null, null, null) {
            @Override
            void completed(Migration migration) {
                completing.run();
            }

            @Override
            List<Belonging> of(Migration ended) {
                belongings.run();
                return ended.belongings();
            }
        };
    }

    private Steering steering() {
        ControlMessages words = PlainMessages.of(ControlMessages.class);
        return new Steering(null, actions, null, null, runs, words) {
            @Override
            public Optional<Policy> policy(Migration migration) {
                opening.run();
                return Optional.empty();
            }
        };
    }

    @SuppressWarnings("unchecked")
    Event<MigrationChanged> changed() {
        return (Event<MigrationChanged>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> {
                    hearing.run();
                    return null;
                });
    }

    static MigrationRequest request() {
        return new MigrationRequest(
                UUID.randomUUID(),
                new HostName("alpha"),
                new Destination(Optional.of(new HostName("beta")), "qemu+ssh://root@beta/system", Optional.empty()),
                MigrationChoices.USUAL);
    }

    /** A migration whose row is written. */
    Migration row(MigrationRequest request) {
        return store.begin(
                        Migration.begin(request, "wanderer1", 256 << 20, List.of(), Instant.now()),
                        request.destination().uri())
                .orElseThrow();
    }

    /** Begins one; what is to be on record before it leaves is written by {@code records}. */
    Migration begun(Runnable records) {
        return begun(request(), Optional.empty(), records);
    }

    Migration begun(MigrationRequest request, Optional<DiskWork> disks, Runnable records) {
        return attempts.begin(
                        () -> Optional.of(row(request)),
                        request,
                        new Luggage(false, Optional.empty(), false, Set.of(), false, Set.of(), false, Map.of()),
                        disks,
                        begun -> records.run())
                .orElseThrow();
    }

    Migration begun() {
        return begun(() -> {});
    }

    /** How one that is under way stands; empty once its end is written down. */
    Optional<Migration> live(Migration begun) {
        return runs.find(begun.id()).map(LiveRun::migration);
    }

    /** Waits until the end is written down and nothing of it is left in memory. */
    Migration ended(Migration begun) {
        return Awaitility.await("migration " + begun.id() + " ends")
                .atMost(20, TimeUnit.SECONDS)
                .until(
                        () -> runs.find(begun.id()).isEmpty()
                                ? store.find(begun.id()).orElseThrow()
                                : begun,
                        now -> !now.running());
    }

    /** libvirt's call comes back, and says that the VM has arrived. */
    void arrive() {
        answer.complete(true);
    }

    /** libvirt's call comes back with this. */
    void fail(VirtException failure) {
        answer.completeExceptionally(failure);
    }

    /** A job that runs and has sent 1 MiB of 256. */
    static JobReport sample(long elapsedMs, int pass) {
        Sample.Part memory = new Sample.Part(256L << 20, 1L << 20, 255L << 20);
        return new JobReport(
                JobReport.State.RUNS,
                new Sample(elapsedMs, pass, memory, Sample.Part.NONE, 0, OptionalLong.empty()),
                Map.of());
    }

    @Override
    public void close() throws SQLException {
        attempts.stop(null);
        database.close();
    }
}
