package io.gangway.migration.run;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.host.words.AnswerWords;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.cleanup.MadeVolumeStore;
import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.migration.failure.OwnWords;
import io.gangway.migration.preflight.DiskQuestions;
import io.gangway.migration.preflight.PreflightMessages;
import io.gangway.migration.preflight.UnprovenUse;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationOptions;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.request.MigrationStorage;
import io.gangway.migration.request.RefusedMigration;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.MigrationRun;
import io.gangway.migration.state.Sample;
import io.gangway.storage.copy.CopyCause;
import io.gangway.storage.copy.CopyFailed;
import io.gangway.storage.copy.CopyProblem;
import io.gangway.storage.copy.CopyProgress;
import io.gangway.storage.copy.DiskCopies;
import io.gangway.storage.copy.DiskWish;
import io.gangway.storage.copy.PreparedVolumes;
import io.gangway.storage.place.DiskSource;
import io.gangway.storage.place.DiskUse;
import io.gangway.storage.place.Doubt;
import io.gangway.storage.place.UseElsewhere;
import io.gangway.time.SteadyClock;
import io.gangway.vm.details.VmNeeds;
import io.gangway.vm.details.VmNeedsReader;
import io.gangway.vm.inventory.Vm;
import io.gangway.vm.inventory.VmStates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Sees to a VM's disks before libvirt is called: copies those of a VM that is shut off, whose configuration alone libvirt
 * moves, and makes the volumes that libvirt fills with the disks of one that runs. The source keeps its disks.
 */
@ApplicationScoped
class DiskPreparation {

    private static final Logger LOG = Logger.getLogger(DiskPreparation.class);
    private static final int LOOK_MS = 200;
    /** A host that has hundreds of VMs takes a moment to say what they use. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Hosts hosts;
    private final DiskCopies copies;
    private final PreparedVolumes volumes;
    private final MadeVolumeStore store;
    private final UseElsewhere elsewhere;
    private final PreflightMessages say;
    private final AnswerWords answers;
    private final OwnWords words;
    private final SteadyClock clock;

    DiskPreparation(
            Hosts hosts,
            DiskCopies copies,
            PreparedVolumes volumes,
            MadeVolumeStore store,
            UseElsewhere elsewhere,
            PreflightMessages say,
            AnswerWords answers,
            OwnWords words,
            SteadyClock clock) {
        this.hosts = hosts;
        this.copies = copies;
        this.volumes = volumes;
        this.store = store;
        this.elsewhere = elsewhere;
        this.say = say;
        this.answers = answers;
        this.words = words;
        this.clock = clock;
    }

    /**
     * Finds out what is to be copied, if anything is. Changes nothing.
     *
     * @param confirmed paths of what may be written over, by the disks' targets: those that a person was asked about
     * @throws RefusedMigration if a disk cannot be copied
     */
    Optional<DiskWork> plan(Vm vm, MigrationRequest request, Map<String, String> confirmed) {
        MigrationChoices choices = request.choices();
        Optional<HostName> destination = request.destination().host();
        if (!choices.storage().copies() || destination.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<DiskWish> wishes = wishes(vm, choices);
            DiskWork work = choices.copiesOffline()
                    ? DiskWork.of(copies.plan(vm.host(), destination.get(), vm.uuid(), wishes))
                    : DiskWork.of(volumes.plan(vm.host(), destination.get(), vm.uuid(), wishes));
            work.replaced().forEach((disk, path) -> requireConfirmed(disk, path, confirmed, choices));
            return Optional.of(work);
        } catch (CopyFailed e) {
            throw refused(choices, e.host().map(answers::advice).orElseGet(() -> words.sentence(e.problem())));
        } catch (VirtException e) {
            throw refused(choices, answers.advice(e));
        }
    }

    private static void requireConfirmed(
            String disk, String path, Map<String, String> confirmed, MigrationChoices choices) {
        if (!path.equals(confirmed.get(disk))) {
            throw refused(
                    choices,
                    disk + " would be written over " + path + ", and nobody was asked about that. Look again, or choose"
                            + " another storage pool for it.");
        }
    }

    /** What was asked before the start, asked again: copying may have taken hours since. */
    private void lastLook(Migration migration, String disk, String path) {
        HostName destination = migration.destinationHost().orElseThrow();
        FailureCatalogue.Ends ends =
                new FailureCatalogue.Ends(migration.name(), migration.source().value(), migration.destination());
        UseElsewhere.Elsewhere said = elsewhere.of(destination, path);
        said.user().ifPresent(found -> {
            throw CopyFailed.refused(CopyCause.USED_ELSEWHERE.with(
                    ends.vm(),
                    disk,
                    path,
                    ends.destination(),
                    found.host().value(),
                    found.user().name(),
                    found.user().as()));
        });
        List<Doubt> doubts = new ArrayList<>(said.doubts());
        hosts.call(destination, DiskUse::of).await(PATIENCE).unreadOtherThan(migration.uuid()).stream()
                .map(image -> Doubt.unread(destination, image))
                .forEach(doubts::add);
        Set<String> accepted = Set.copyOf(migration.choices().options().names(Field.ACCEPT));
        UnprovenUse unproven = new UnprovenUse(ends, say);
        doubts.stream()
                .filter(doubt -> unproven.of(disk, path, List.of(doubt)).stream()
                        .anyMatch(concern -> !accepted.contains(concern.code())))
                .findFirst()
                .ifPresent(doubt -> {
                    throw CopyFailed.refused(problem(ends, disk, path, doubt));
                });
    }

    private static CopyProblem problem(FailureCatalogue.Ends ends, String disk, String path, Doubt doubt) {
        String host = doubt.host().value();
        return doubt.image()
                .map(image -> CopyCause.IMAGE_UNREAD.with(
                        ends.vm(),
                        disk,
                        path,
                        ends.destination(),
                        host,
                        image.user().name(),
                        image.user().as(),
                        image.image()))
                .orElseGet(() -> CopyCause.HOST_SILENT.with(ends.vm(), disk, path, ends.destination(), host));
    }

    /**
     * For the disks that are named, or for all that the VM writes. One that the configuration for the destination has in
     * another format is left to libvirt.
     */
    private List<DiskWish> wishes(Vm vm, MigrationChoices choices) {
        MigrationOptions options = choices.options();
        String xml = hosts.ask(
                        vm.host(),
                        from -> vm.state().active() ? from.migratableXml(vm.uuid()) : from.xml(vm.uuid(), true))
                .orElseThrow(
                        () -> refused(choices, say.justLeft(vm.name(), vm.host().value())));
        List<String> copied = VmNeedsReader.read(xml).copied(options.names(Field.DISKS)).stream()
                .map(VmNeeds.Disk::target)
                .toList();
        Map<String, DiskSource> there = DiskQuestions.edited(choices);
        List<DiskSource> disks = DiskSource.in(xml).stream()
                .filter(disk -> copied.contains(disk.target()))
                .toList();
        requireFormat(vm, disks, there, choices);
        return disks.stream()
                .filter(disk -> there.getOrDefault(disk.target(), disk).format().equals(disk.format()))
                .map(disk -> new DiskWish(
                        disk,
                        Optional.ofNullable(there.get(disk.target())).filter(elsewhere -> !elsewhere.equals(disk)),
                        Optional.ofNullable(options.pools().get(disk.target())),
                        choices.storage() == MigrationStorage.COPY_DIFFERENCE,
                        options.names(Field.OVERWRITE).contains(disk.target())))
                .toList();
    }

    /** libvirt makes no volume for a difference, and in another format there is none. */
    private void requireFormat(Vm vm, List<DiskSource> disks, Map<String, DiskSource> there, MigrationChoices choices) {
        disks.stream()
                .filter(disk -> choices.storage() == MigrationStorage.COPY_DIFFERENCE)
                .filter(disk ->
                        !there.getOrDefault(disk.target(), disk).format().equals(disk.format()))
                .findFirst()
                .ifPresent(disk -> {
                    throw refused(choices, say.differenceInAnotherFormat(vm.name(), disk.target(), disk.format()));
                });
    }

    private static RefusedMigration refused(MigrationChoices choices, String why) {
        Field field = choices.options().pools().isEmpty() ? Field.STORAGE : Field.TARGETS;
        return new RefusedMigration(List.of(new Problem(field, why)));
    }

    /**
     * Begins the work and returns at once.
     *
     * @param watch hears of each step, and of the end if the disks could not be copied
     * @param then what follows once they are
     */
    void copy(
            MigrationRun run,
            DiskWork copy,
            MigrationWatch watch,
            ScheduledExecutorService scheduler,
            Runnable then,
            Consumer<VirtException> otherwise) {
        Duration began = clock.now();
        ScheduledFuture<?> looks = scheduler.scheduleWithFixedDelay(
                () -> watch.guard().done("A look at its disks", () -> look(run, copy.progress(), watch, began)),
                LOOK_MS,
                LOOK_MS,
                TimeUnit.MILLISECONDS);
        Thread thread = new Thread(
                () -> {
                    try {
                        Optional<VirtException> failure = run(run, copy);
                        looks.cancel(false);
                        failure.ifPresentOrElse(otherwise, then);
                    } catch (RuntimeException | Error e) {
                        looks.cancel(false);
                        watch.failed(e);
                    }
                },
                "disks-" + run.migration().id());
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (RuntimeException | Error e) {
            looks.cancel(false);
            throw e;
        }
    }

    private Optional<VirtException> run(MigrationRun run, DiskWork copy) {
        try {
            long id = run.migration().id();
            copy.run(
                    (disk, path) -> lastLook(run.migration(), disk, path),
                    path -> store.add(id, path),
                    path -> store.forget(id, path));
            return run.migration().choices().copiesOffline() ? startedMeanwhile(run.migration()) : Optional.empty();
        } catch (CopyFailed e) {
            String destination = run.migration().destination();
            return Optional.of(words.failure(e, e.problems(destination), destination));
        } catch (RuntimeException | Error e) {
            LOG.errorf(
                    e,
                    "Migration %d: the disks of %s could not be copied",
                    run.migration().id(),
                    run.migration().name());
            return Optional.of(words.failure(
                    run.migration().destination(),
                    "console-failed.preparing",
                    Map.of("vm", run.migration().name())));
        }
    }

    /** Then what was copied is torn, and what the guest writes from now on is missing from it. */
    private Optional<VirtException> startedMeanwhile(Migration migration) {
        String source = migration.source().value();
        return hosts.ask(migration.source(), from -> from.domain(migration.uuid()))
                .filter(domain -> VmStates.of(domain).active())
                .map(domain -> new VirtException(
                        source, VirtException.OPERATION_INVALID, 0, say.startedMeanwhile(migration.name(), source)));
    }

    private void look(MigrationRun run, CopyProgress progress, MigrationWatch watch, Duration began) {
        if (run.wantsCancel()) {
            progress.cancel();
            watch.guard().done("Cancelling", watch::cancelTaken);
        }
        if (progress.totalBytes() == 0) {
            return;
        }
        long elapsed = clock.now().minus(began).toMillis();
        // What is read again counts half: it is as much as what was copied.
        long left = progress.totalBytes() - (progress.copiedBytes() + progress.checkedBytes()) / 2;
        run.sample(Sample.ofDisks(elapsed, new Sample.Part(progress.totalBytes(), progress.copiedBytes(), left)));
        watch.saveAndTell();
    }
}
