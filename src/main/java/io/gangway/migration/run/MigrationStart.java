package io.gangway.migration.run;

import io.gangway.host.Hosts;
import io.gangway.host.words.ConnectionWords;
import io.gangway.language.Spoken;
import io.gangway.libvirt.fact.CheckpointFacts;
import io.gangway.migration.cleanup.MadeVolumes;
import io.gangway.migration.command.DestinationXml;
import io.gangway.migration.history.MigrationStore;
import io.gangway.migration.luggage.CheckpointStore;
import io.gangway.migration.luggage.Luggage;
import io.gangway.migration.preflight.Judgement;
import io.gangway.migration.preflight.Preflight;
import io.gangway.migration.preflight.RoadProbe;
import io.gangway.migration.preflight.StorageChoice;
import io.gangway.migration.request.Destination;
import io.gangway.migration.request.DestinationUri;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationForm;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.request.NameThere;
import io.gangway.migration.request.RefusedMigration;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.migration.request.RefusedMigration.Rule;
import io.gangway.migration.request.RequestMessages;
import io.gangway.migration.request.RequestRules;
import io.gangway.migration.request.RequestWords;
import io.gangway.migration.state.Migration;
import io.gangway.vm.inventory.Inventory;
import io.gangway.vm.inventory.Vm;
import io.gangway.vm.inventory.VmStateMessages;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one door to the start of a migration: reads what is asked for, checks it on both hosts, and begins. */
@ApplicationScoped
public class MigrationStart {

    private final Attempts attempts;
    private final Hosts hosts;
    private final Inventory inventory;
    private final MigrationStore store;
    private final RoadProbe probe;
    private final DestinationXml configurations;
    private final ArrivalCare arrival;
    private final StorageChoice storage;
    private final CheckpointStore checkpoints;
    private final Preflight preflight;
    private final DiskPreparation diskPreparation;
    private final MadeVolumes madeVolumes;
    private final Clock clock;
    private final RequestWords words;
    private final RequestMessages say;
    private final DestinationUri uris;

    public MigrationStart(
            Attempts attempts,
            Hosts hosts,
            Inventory inventory,
            MigrationStore store,
            RoadProbe probe,
            DestinationXml configurations,
            ArrivalCare arrival,
            StorageChoice storage,
            CheckpointStore checkpoints,
            Preflight preflight,
            DiskPreparation diskPreparation,
            MadeVolumes madeVolumes,
            Clock clock,
            ConnectionWords connections,
            @Spoken RequestMessages say,
            @Spoken VmStateMessages states,
            @ConfigProperty(name = "gangway.destinations.transports", defaultValue = "ssh,tls")
                    Set<String> transports) {
        this.attempts = attempts;
        this.hosts = hosts;
        this.inventory = inventory;
        this.store = store;
        this.probe = probe;
        this.configurations = configurations;
        this.arrival = arrival;
        this.storage = storage;
        this.checkpoints = checkpoints;
        this.preflight = preflight;
        this.diskPreparation = diskPreparation;
        this.madeVolumes = madeVolumes;
        this.clock = clock;
        this.say = say;
        this.words = new RequestWords(say, states, connections::advice);
        this.uris = new DestinationUri(transports, say);
    }

    /**
     * Starts a migration and returns at once. A destination that nobody configured is tried first, which takes as long
     * as a login there.
     *
     * @throws RefusedMigration when a rule or a check says no; nothing was started then
     */
    public Migration start(MigrationForm form) {
        requireIdle(form.text(Field.UUID));
        MigrationRequest given = read(form);
        Vm vm = inventory.find(given.source(), given.uuid()).orElseThrow(this::gone);
        arrival.beforeDeparture(vm.uuid());
        MigrationRequest request = completed(form, vm, given.destination());
        Preflight.Result checked = preflight.check(vm, request);
        Optional<DiskWork> disks = diskPreparation.plan(vm, request, checked.there());
        // Of a VM that is shut off, no memory moves.
        long memory = request.choices().mode() == MigrationMode.OFFLINE ? 0 : vm.memoryBytes();
        List<String> known = checked.luggage().checkpoints() ? checkpoints(request) : List.of();
        Luggage luggage = checked.luggage().with(disks.map(DiskWork::newSources).orElse(Map.of()));
        Migration asked =
                Migration.begin(request, vm.name(), memory, checked.judgement().belongings(), clock.instant());
        return attempts.begin(() -> store.begin(asked, request.destination().uri()), request, luggage, disks, begun -> {
                    if (disks.isEmpty()) {
                        madeVolumes.add(begun.id(), checked.made());
                    }
                    checkpoints.add(begun.id(), known);
                })
                .orElseThrow(() -> alreadyUnderWay(store.active(request.uuid())));
    }

    /** Before anything else: on its way, a VM is on two hosts, which would be told as what is wrong. */
    private void requireIdle(String uuid) {
        inventory.all().stream()
                .map(Vm::uuid)
                .filter(known -> known.toString().equals(uuid))
                .findFirst()
                .flatMap(store::active)
                .ifPresent(id -> {
                    throw alreadyUnderWay(Optional.of(id));
                });
    }

    /** What a form asks for, if it breaks no rule; asks no host. Throws {@link RefusedMigration} if it does. */
    public MigrationRequest read(MigrationForm form) {
        return new RequestRules(hosts.byName(), inventory.all(), uris, words).read(form);
    }

    /**
     * What the checks before a start would say, as if nobody had said yes to anything yet.
     *
     * @throws RefusedMigration when a rule says no, or a host does not answer
     */
    public Judgement look(MigrationForm form) {
        MigrationForm unasked =
                form.with(Field.ACCEPT, "").with(Field.EJECT, "").with(Field.OVERWRITE, "");
        MigrationRequest given = read(unasked);
        Vm vm = inventory.find(given.source(), given.uuid()).orElseThrow(this::gone);
        MigrationRequest request = read(filledIn(unasked, vm, given.destination()));
        return preflight.look(vm, request).judgement();
    }

    private RefusedMigration alreadyUnderWay(Optional<Long> id) {
        return RefusedMigration.alreadyUnderWay(new Problem(Field.UUID, Rule.VM_UNDER_WAY, say.alreadyUnderWay()), id);
    }

    private RefusedMigration gone() {
        return new RefusedMigration(List.of(new Problem(Field.UUID, Rule.VM_NOT_ON_SOURCE, say.gone())));
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
}
