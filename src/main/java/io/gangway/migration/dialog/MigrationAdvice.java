package io.gangway.migration.dialog;

import io.gangway.belongings.Belonging;
import io.gangway.host.HostName;
import io.gangway.host.HostStatus;
import io.gangway.host.Hosts;
import io.gangway.host.KnownAddress;
import io.gangway.host.words.ConnectionWords;
import io.gangway.language.Spoken;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationForm;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.request.MigrationStorage;
import io.gangway.vm.inventory.Inventory;
import io.gangway.vm.inventory.Vm;
import io.gangway.vm.inventory.VmStateMessages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What a person is told before a migration: where a VM may go, and what to think of first. */
@ApplicationScoped
public class MigrationAdvice {

    private final Hosts hosts;
    private final Inventory inventory;
    private final ConnectionWords words;
    private final DialogMessages messages;
    private final VmStateMessages states;

    public MigrationAdvice(
            Hosts hosts,
            Inventory inventory,
            ConnectionWords words,
            @Spoken DialogMessages messages,
            @Spoken VmStateMessages states) {
        this.words = words;
        this.messages = messages;
        this.states = states;
        this.hosts = hosts;
        this.inventory = inventory;
    }

    /** What a person should know before starting: shown in the dialog as the choices change. */
    public List<Warning> warnings(MigrationForm form) {
        String destination = form.text(Field.DESTINATION);
        boolean temporary = MigrationDuration.TEMPORARY.word().equals(form.text(Field.DURATION));
        boolean copy = form.text(Field.STORAGE).startsWith(MigrationStorage.COPY.word());
        boolean offline = MigrationMode.OFFLINE.word().equals(form.text(Field.MODE));
        // What cannot be a libvirt URI is refused in any case.
        boolean byUri = destination.startsWith("qemu") && destination.contains("://");
        return Stream.of(
                        temporary && copy && !offline ? Warning.TEMPORARY_COPY_LOSES_WRITES : null,
                        temporary && !copy && !offline ? Warning.TEMPORARY_SHARED_TWO_COPIES : null,
                        byUri && hostOf(destination).isEmpty() ? Warning.DESTINATION_UNPROVABLE : null)
                .filter(warning -> warning != null)
                .toList();
    }

    /** The same once the hosts were asked, who know which disks are in use and name what would be lost. */
    List<Warning> warnings(MigrationForm form, MigrationRequest request, List<Belonging> belongings) {
        if (request.destination().host().isEmpty()) {
            return warnings(form);
        }
        boolean away = request.choices().duration() == MigrationDuration.TEMPORARY
                && request.choices().mode() != MigrationMode.OFFLINE;
        long disks = count(belongings, Belonging.Kind.DISK);
        return away && disks > count(belongings, Belonging.Kind.DISK_WRITES)
                ? List.of(Warning.TEMPORARY_SHARED_TWO_COPIES)
                : List.of();
    }

    private static long count(List<Belonging> belongings, Belonging.Kind kind) {
        return belongings.stream().filter(one -> one.kind() == kind).count();
    }

    /** The host that a typed-in URI seems to lead to, although it is none of that host's own; empty if there is none. */
    Optional<HostName> seemingly(MigrationForm form) {
        String destination = form.text(Field.DESTINATION);
        return destination.contains("://") && hostOf(destination).isEmpty()
                ? KnownAddress.in(destination, hosts.all())
                : Optional.empty();
    }

    private Optional<HostStatus> hostOf(String uri) {
        return hosts.all().stream()
                .filter(status -> status.host().reachedBy(uri))
                .findFirst();
    }

    /** Where a VM may go, by name, without its own host. */
    public List<Choice> destinations(Vm vm) {
        return hosts.all().stream()
                .filter(status -> !status.name().equals(vm.host()))
                .map(status -> new Choice(status.name().value(), status.connected(), note(status, vm.uuid())))
                .toList();
    }

    private String note(HostStatus status, UUID uuid) {
        if (!status.connected()) {
            return words.reason(status);
        }
        return inventory
                .find(status.name(), uuid)
                .map(there -> messages.knowsVm(states.word(there.state())))
                .orElse("");
    }

    /** Something that deserves a warning before a start. */
    public enum Warning {
        /** Scenario 4: temporary with copied disks: what the guest writes is lost when it shuts down. */
        TEMPORARY_COPY_LOSES_WRITES,
        /** Scenario 5: temporary with a shared writable disk: never run both copies. */
        TEMPORARY_SHARED_TWO_COPIES,
        /** The console cannot ask the typed-in host itself, so it may not be able to prove the arrival. */
        DESTINATION_UNPROVABLE
    }

    /** A destination in the dialog. */
    public record Choice(String host, boolean connected, String note) {}
}
