package io.gangway.host.web;

import io.gangway.host.Hosts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** What every page says on top when libvirt's client library is missing. */
@Named("libvirtLibrary")
@ApplicationScoped
public class LibraryBanner {

    private final Hosts hosts;

    public LibraryBanner(Hosts hosts) {
        this.hosts = hosts;
    }

    public boolean isMissing() {
        return hosts.libraryProblem().isPresent();
    }

    public String problem() {
        return hosts.libraryProblem().orElse("");
    }
}
