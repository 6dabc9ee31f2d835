package io.gangway.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.UUID;

/** The migrations of one VM, on its page. */
@Named("vmMigrations")
@ApplicationScoped
public class VmMigrations {

    public String section(UUID uuid) {
        return "";
    }
}
