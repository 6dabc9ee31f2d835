package io.gangway.migration;

import io.gangway.host.HostName;
import io.gangway.host.HostStatus;
import io.gangway.host.Hosts;
import io.gangway.migration.RefusedMigration.Field;
import io.gangway.migration.RefusedMigration.Problem;
import io.gangway.vm.Vm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers the choices in the dialog as they change: warnings, the bytes to copy, the same with virsh, what was edited. */
@ApplicationScoped
public class DialogEchoes {

    private static final List<Field> EDITED = List.of(Field.DESTINATION_XML, Field.PERSISTENT_XML);
    private static final String NOT_WITH_VIRSH = "virsh has no command that copies the disks of a VM that is shut off.";
    private static final CopiedDisks NONE = new CopiedDisks(List.of(), "");

    private final Migrations migrations;
    private final MigrationAdvice advice;
    private final DialogDetails details;
    private final DialogFindings findings;
    private final Hosts hosts;

    public DialogEchoes(
            Migrations migrations,
            MigrationAdvice advice,
            DialogDetails details,
            DialogFindings findings,
            Hosts hosts) {
        this.migrations = migrations;
        this.advice = advice;
        this.details = details;
        this.findings = findings;
        this.hosts = hosts;
    }

    public DialogEcho of(Vm vm, DialogInput input) {
        MigrationForm form = input.form(vm);
        CopiedDisks disks =
                form.text(Field.STORAGE).startsWith(MigrationStorage.COPY.word()) ? details.disks(vm, input) : NONE;
        List<DialogEcho.Change> changes = changes(vm, input);
        List<DialogEcho.Finding> found = findings.of(vm, form);
        try {
            MigrationRequest request = migrations.read(form);
            return request.choices().copiesOffline()
                    ? new DialogEcho(advice.warnings(form), disks, "", List.of(), NOT_WITH_VIRSH, changes, found)
                    : new DialogEcho(
                            advice.warnings(form), disks, command(vm, request), files(request), "", changes, found);
        } catch (RefusedMigration e) {
            return new DialogEcho(advice.warnings(form), disks, "", List.of(), e.getMessage(), changes, found);
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
        request.choices().options().arrival().xml().ifPresent(xml -> files.add(VirshCommand.XML_FILE));
        request.choices()
                .options()
                .arrival()
                .persistentXml()
                .ifPresent(xml -> files.add(VirshCommand.PERSISTENT_XML_FILE));
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
                .map(field -> new Problem(
                        field, "Look below at what differs from its present configuration. Then press Migrate again."))
                .toList();
        if (!unseen.isEmpty()) {
            throw new RefusedMigration(unseen);
        }
    }

    private static String seen(Vm vm, DialogInput input, Field field) {
        return Integer.toHexString(input.form(vm).text(field).hashCode());
    }
}
