package io.gangway.migration.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.UUID;

/** Brings the migrations of a VM onto its page, whose room does not know of migrations. */
@Named("vmMigrations")
@ApplicationScoped
public class VmMigrations {

    private final MigrationPages pages;

    public VmMigrations(MigrationPages pages) {
        this.pages = pages;
    }

    public String of(UUID uuid) {
        return pages.ofVm(uuid).html();
    }
}
