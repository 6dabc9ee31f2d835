package io.gangway.migration;

import io.gangway.belongings.Belonging;
import io.gangway.belongings.Belonging.Fate;
import io.gangway.belongings.Belonging.Kind;
import io.gangway.host.HostName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Knows what earlier moves of a VM left on a host that it comes back to. */
@ApplicationScoped
class LeftBelongings {

    private final MigrationStore store;

    LeftBelongings(MigrationStore store) {
        this.store = store;
    }

    /** Paths of files, and the words of the kinds that have none. */
    Set<String> on(HostName host, UUID uuid) {
        return store.list(MigrationFilter.ofVm(uuid)).stream()
                .filter(migration -> migration.source().equals(host))
                .filter(migration ->
                        migration.outcome().filter(Outcome.SUCCEEDED::equals).isPresent())
                .flatMap(migration -> migration.belongings().stream())
                .filter(belonging -> belonging.fate() == Fate.STAYS)
                .map(LeftBelongings::known)
                .collect(Collectors.toSet());
    }

    private static String known(Belonging belonging) {
        return belonging.kind() == Kind.TPM_FILES ? Kind.TPM_FILES.word() : belonging.name();
    }
}
