package io.gangway.migration.dialog;

import io.gangway.migration.request.MigrationForm;
import io.gangway.migration.request.RefusedMigration;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.migration.run.Migrations;
import io.gangway.migration.state.Migration;
import io.gangway.vm.inventory.Vm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Makes the dialog's next state out of what somebody chose in it. */
@ApplicationScoped
public class MigrateDialogs {

    private final Migrations migrations;
    private final MigrationAdvice advice;

    public MigrateDialogs(Migrations migrations, MigrationAdvice advice) {
        this.migrations = migrations;
        this.advice = advice;
    }

    /** As the dialog opens. */
    public MigrateDialog open(Vm vm) {
        List<MigrationAdvice.Choice> hosts = advice.destinations(vm);
        String first = hosts.stream()
                .filter(MigrationAdvice.Choice::connected)
                .map(MigrationAdvice.Choice::host)
                .findFirst()
                .orElse(MigrateDialog.BY_URI);
        Optional<Long> running = migrations.running().stream()
                .filter(migration -> migration.uuid().equals(vm.uuid()))
                .map(Migration::id)
                .findFirst();
        return new MigrateDialog(vm, hosts, first, "", MigrationForm.EMPTY, List.of(), running, Findings.NONE, false);
    }

    /** After a refusal that is told at the fields: all that was chosen stays. */
    public MigrateDialog refused(Vm vm, DialogInput input, RefusedMigration refusal) {
        return dialog(vm, input, refusal.problems(), refusal.runningId(), Findings.NONE);
    }

    /** After a refusal for what the hosts said, likewise. */
    public MigrateDialog refused(Vm vm, DialogInput input, Findings findings) {
        return dialog(vm, input, List.of(), Optional.empty(), findings);
    }

    private MigrateDialog dialog(
            Vm vm, DialogInput input, List<Problem> problems, Optional<Long> running, Findings findings) {
        MigrationForm form = input.form(vm);
        return new MigrateDialog(
                vm,
                advice.destinations(vm),
                input.destination(),
                input.uri(),
                form,
                problems,
                running,
                findings,
                input.storageShown());
    }
}
