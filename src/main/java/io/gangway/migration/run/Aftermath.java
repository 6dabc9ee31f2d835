package io.gangway.migration.run;

import io.gangway.host.HostName;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.cleanup.MadeVolumes;
import io.gangway.migration.command.MigrationCalls;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.state.Migration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What is done when a migration to a known host has failed: its reason is found, and what is left of it removed. */
@ApplicationScoped
class Aftermath {

    private final LostReason reasons;
    private final MadeVolumes volumes;

    Aftermath(LostReason reasons, MadeVolumes volumes) {
        this.reasons = reasons;
        this.volumes = volumes;
    }

    /**
     * Cleans up; may block for as long as it takes to start a QEMU.
     *
     * @param migration as it stood when it failed
     * @param failure empty for a success, after which nothing is done
     * @return the failure, with its reason if that could be found
     */
    Optional<VirtException> of(Migration migration, MigrationRequest request, Optional<VirtException> failure) {
        if (failure.isEmpty() || request.destination().host().isEmpty()) {
            return failure;
        }
        HostName destination = request.destination().host().get();
        // Where data has flowed, the road was open and the destination ready: another look would blame them wrongly.
        VirtException reason = migration.progress().processedBytes() > 0
                ? failure.get()
                : reasons.of(failure.get(), request.uuid(), request.source(), destination, MigrationCalls.of(request));
        volumes.failed(migration, destination);
        return Optional.of(reason);
    }
}
