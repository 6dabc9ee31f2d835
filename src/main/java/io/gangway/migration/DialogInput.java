package io.gangway.migration;

import io.gangway.vm.Vm;
import jakarta.ws.rs.DefaultValue;
import org.jboss.resteasy.reactive.RestForm;

/**
 * The dialog's fields as they come.
 *
 * @param destination a host's name, or {@link MigrateDialog#BY_URI}
 */
public record DialogInput(
        @RestForm @DefaultValue("") String destination,
        @RestForm @DefaultValue("") String uri,
        @RestForm @DefaultValue("") String duration,
        @RestForm @DefaultValue("") String storage) {

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
