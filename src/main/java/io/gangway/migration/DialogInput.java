package io.gangway.migration;

import io.gangway.vm.Vm;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;

/**
 * The dialog's fields as they come.
 *
 * @param destination a host's name, or {@link MigrateDialog#BY_URI}
 */
public record DialogInput(
        @RestForm String destination,
        @RestForm String uri,
        @RestForm String duration,
        @RestForm String storage) {

    public DialogInput {
        destination = given(destination);
        uri = given(uri);
        duration = given(duration);
        storage = given(storage);
    }

    private static String given(String field) {
        return Optional.ofNullable(field).orElse("");
    }

    MigrationForm form(Vm vm) {
        return new MigrationForm(
                vm.uuid().toString(),
                vm.host().value(),
                destination.equals(MigrateDialog.BY_URI) ? uri : destination,
                duration,
                MigrationMode.LIVE.word(),
                storage);
    }
}
