package io.gangway.migration.preflight;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.host.words.AnswerWords;
import io.gangway.language.Spoken;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.request.Destination;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationForm;
import io.gangway.migration.request.MigrationStorage;
import io.gangway.migration.request.RefusedMigration;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.migration.request.StoragePreset;
import io.gangway.storage.place.DiskPlaces;
import io.gangway.vm.details.VmNeeds;
import io.gangway.vm.details.VmNeedsReader;
import io.gangway.vm.inventory.Vm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Chooses what becomes of a VM's disks where a person left that open. */
@ApplicationScoped
public class StorageChoice {

    private final Hosts hosts;
    private final DiskQuestions questions;
    private final PreflightMessages say;
    private final AnswerWords answers;

    /**
     * A VM's disks and where they lie.
     *
     * @param disks without empty drives and what is in CD-ROM drives
     */
    public record Found(List<VmNeeds.Disk> disks, DiskPlaces places) {

        public Found {
            disks = List.copyOf(disks);
        }

        public StoragePreset preset() {
            return StoragePreset.of(disks, places.all());
        }
    }

    StorageChoice(Hosts hosts, DiskQuestions questions, @Spoken PreflightMessages say, AnswerWords answers) {
        this.answers = answers;
        this.hosts = hosts;
        this.questions = questions;
        this.say = say;
    }

    /**
     * The form with what was left open filled in: the kind of storage, and which disks are copied.
     *
     * @throws RefusedMigration where a host does not answer
     */
    public MigrationForm completed(MigrationForm form, Vm vm, Destination destination) {
        boolean named = form.fields().containsKey(Field.DISKS);
        boolean which = form.text(Field.STORAGE).equals(MigrationStorage.COPY.word()) && !named;
        boolean open = form.text(Field.STORAGE).isEmpty();
        if (!(open || which)) {
            return form;
        }
        Optional<HostName> known = destination.host();
        if (known.isEmpty()) {
            return open
                    ? form.with(Field.STORAGE, MigrationChoices.USUAL.storage().word())
                    : form;
        }
        StoragePreset preset = found(vm, known.get()).preset();
        if (preset.disks().isEmpty()) {
            return open ? form.with(Field.STORAGE, preset.storage().word()) : form;
        }
        MigrationForm chosen = form.with(Field.STORAGE, preset.storage().word());
        return named ? chosen : chosen.with(Field.DISKS, String.join(",", preset.disks()));
    }

    /** Asks both hosts; throws {@link RefusedMigration} where one does not answer. */
    Found found(Vm vm, HostName destination) {
        try {
            return look(vm, destination);
        } catch (VirtException e) {
            throw RefusedMigration.bySilence(
                    new Problem(Field.STORAGE, say.noAnswer(e.host(), vm.name(), answers.advice(e))));
        }
    }

    /** Asks both hosts; throws {@link VirtException} where one does not answer. */
    public Found look(Vm vm, HostName destination) {
        String xml = hosts.ask(vm.host(), from -> configuration(from, vm)).orElse("<domain/>");
        List<VmNeeds.Disk> disks = VmNeedsReader.read(xml).disks().stream()
                .filter(disk -> disk.source().present() && (!disk.device().removable() || disk.written()))
                .toList();
        return new Found(disks, questions.places(vm, destination, xml, disks));
    }

    private static Optional<String> configuration(VirtConnection from, Vm vm) {
        return vm.state().active() ? from.migratableXml(vm.uuid()) : from.xml(vm.uuid(), true);
    }
}
