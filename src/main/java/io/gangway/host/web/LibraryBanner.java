package io.gangway.host.web;

import io.gangway.host.Hosts;
import io.gangway.host.words.ConnectionMessages;
import io.gangway.language.Spoken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** What every page says on top when libvirt's client library is missing. */
@Named("libvirtLibrary")
@ApplicationScoped
public class LibraryBanner {

    private final Hosts hosts;
    private final ConnectionMessages say;

    public LibraryBanner(Hosts hosts, @Spoken ConnectionMessages say) {
        this.say = say;
        this.hosts = hosts;
    }

    public boolean isMissing() {
        return hosts.libraryProblem().isPresent();
    }

    public String problem() {
        return say.noLibraryCause();
    }
}
