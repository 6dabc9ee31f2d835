package io.gangway.migration.cleanup;

import io.gangway.belongings.Belonging;
import io.gangway.belongings.Belonging.Fate;
import io.gangway.belongings.Belonging.Kind;
import io.gangway.host.HostName;
import io.gangway.migration.history.MigrationFilter;
import io.gangway.migration.history.MigrationStore;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.state.Migration;
import io.gangway.migration.verdict.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Knows what earlier moves of a VM left on a host that it comes back to. That is the VM's own of old only as long as the VM
 * was not there since, and lives on elsewhere: the last move that concerned the host went away from it, for good.
 */
@ApplicationScoped
public class LeftBelongings {

    private final MigrationStore store;

    LeftBelongings(MigrationStore store) {
        this.store = store;
    }

    /** Paths of files, and the words of the kinds that have none. */
    public Set<String> on(HostName host, UUID uuid) {
        List<Migration> moves = store.list(MigrationFilter.ofVm(uuid)).stream()
                .filter(migration ->
                        migration.outcome().filter(Outcome.SUCCEEDED::equals).isPresent())
                .filter(migration -> migration.source().equals(host)
                        || migration.destinationHost().equals(Optional.of(host)))
                .toList();
        boolean left = moves.stream()
                .findFirst()
                .filter(newest -> newest.source().equals(host) && newest.duration() == MigrationDuration.PERMANENT)
                .isPresent();
        return !left ? Set.of() : left(host, moves);
    }

    private static Set<String> left(HostName host, List<Migration> moves) {
        return moves.stream()
                .filter(migration -> migration.source().equals(host))
                .flatMap(migration -> migration.belongings().stream())
                .filter(belonging -> belonging.fate() == Fate.STAYS)
                .map(LeftBelongings::known)
                .collect(Collectors.toSet());
    }

    private static String known(Belonging belonging) {
        return belonging.kind() == Kind.TPM_FILES ? Kind.TPM_FILES.word() : belonging.name();
    }
}
