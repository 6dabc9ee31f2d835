package io.gangway.migration.dialog;

import io.gangway.host.web.HostHints;
import io.gangway.language.Spoken;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Whether a migration's data finds its way, as far as the console can tell before the start. Without an address, libvirt
 * sends it to the name that the destination gives itself, whatever the URI says. What the source finds under that name
 * only the source knows: a doubt is no more than that, and stops nobody.
 */
@ApplicationScoped
class DataRoad {

    private final HostHints hints;
    private final DialogMessages messages;

    DataRoad(HostHints hints, @Spoken DialogMessages messages) {
        this.hints = hints;
        this.messages = messages;
    }

    /** What speaks against it, and the remedy, in words; empty if nothing is known against it. */
    Optional<String> doubt(MigrationRequest request) {
        return request.destination()
                .host()
                .filter(host ->
                        request.destination().byOwnName(request.choices().options())
                                && request.choices().mode() != MigrationMode.OFFLINE)
                .flatMap(host ->
                        hints.ownNameFinding(host).map(finding -> messages.dataMayNotArrive(finding, host.value())));
    }
}
