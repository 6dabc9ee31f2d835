package io.gangway.migration.dialog;

import io.gangway.host.HostName;
import io.gangway.host.HostStatus;
import io.gangway.host.Hosts;
import io.gangway.language.Spoken;
import io.gangway.migration.command.VirshCommand;
import io.gangway.migration.request.Destination;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationForm;
import io.gangway.migration.request.MigrationOptions;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.request.MigrationRoute;
import io.gangway.migration.request.MigrationStorage;
import io.gangway.migration.request.RefusedMigration;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.migration.run.MigrationStart;
import io.gangway.vm.inventory.Vm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers the choices in the dialog as they change: warnings, the bytes to copy, the same with virsh, what was edited. */
@ApplicationScoped
public class DialogEchoes {

    private static final List<Field> EDITED = List.of(Field.DESTINATION_XML, Field.PERSISTENT_XML);
    private static final CopiedDisks NONE = new CopiedDisks(List.of(), "");

    private final MigrationStart starting;
    private final DialogDetails details;
    private final DialogFindings findings;
    private final Hosts hosts;
    private final OptionMessages say;

    public DialogEchoes(
            MigrationStart starting,
            DialogDetails details,
            DialogFindings findings,
            Hosts hosts,
            @Spoken OptionMessages say) {
        this.starting = starting;
        this.details = details;
        this.findings = findings;
        this.hosts = hosts;
        this.say = say;
    }

    public DialogEcho of(Vm vm, DialogInput input) {
        MigrationForm form = input.form(vm);
        CopiedDisks disks =
                form.text(Field.STORAGE).startsWith(MigrationStorage.COPY.word()) ? details.disks(vm, input) : NONE;
        return new DialogEcho(
                findings.of(vm, form).answering(input.findingsAsked()), disks, virsh(vm, form), changes(vm, input));
    }

    private DialogEcho.Virsh virsh(Vm vm, MigrationForm form) {
        try {
            MigrationRequest request = starting.read(form);
            if (request.choices().copiesOffline()) {
                return DialogEcho.Virsh.never(say.virshCopiesNothingOffline());
            }
            return request.choices().options().pools().isEmpty()
                    ? new DialogEcho.Virsh(command(vm, request), files(request), "", false)
                    : DialogEcho.Virsh.never(say.virshWritesNoPaths());
        } catch (RefusedMigration e) {
            return DialogEcho.Virsh.notYet(e.getMessage());
        }
    }

    private String command(Vm vm, MigrationRequest request) {
        boolean direct = request.choices().route() == MigrationRoute.THROUGH_THE_CONSOLE;
        String peer = request.destination()
                .host()
                .filter(host -> direct)
                .flatMap(this::uri)
                .orElse(request.destination().uri());
        Destination reached = new Destination(
                request.destination().host(), peer, request.destination().migrateUri());
        return VirshCommand.of(uri(vm.host()).orElse(""), vm.name(), reached, request.choices());
    }

    private Optional<String> uri(HostName host) {
        return hosts.find(host).map(HostStatus::host).map(known -> known.uri());
    }

    private static List<String> files(MigrationRequest request) {
        List<String> files = new ArrayList<>();
        MigrationOptions options = request.choices().options();
        options.text(Field.DESTINATION_XML).ifPresent(xml -> files.add(VirshCommand.XML_FILE));
        options.text(Field.PERSISTENT_XML).ifPresent(xml -> files.add(VirshCommand.PERSISTENT_XML_FILE));
        return files;
    }

    private List<DialogEcho.Change> changes(Vm vm, DialogInput input) {
        return EDITED.stream()
                .flatMap(field -> details.changes(vm, input, field).stream()
                        .map(diff -> new DialogEcho.Change(field.word(), seen(vm, input, field), diff)))
                .toList();
    }

    /** Throws {@link RefusedMigration} if a configuration was edited and what that changes was never on the page. */
    public void requireSeen(Vm vm, DialogInput input) {
        List<Problem> unseen = EDITED.stream()
                .filter(field -> !input.form(vm).text(field).isEmpty())
                .filter(field -> !input.seen(field).equals(seen(vm, input, field)))
                .map(field -> new Problem(field, say.lookAtChanges()))
                .toList();
        if (!unseen.isEmpty()) {
            throw new RefusedMigration(unseen);
        }
    }

    private static String seen(Vm vm, DialogInput input, Field field) {
        return Integer.toHexString(input.form(vm).text(field).hashCode());
    }
}
