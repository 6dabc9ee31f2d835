package io.gangway.migration.run;

import io.gangway.host.HostName;
import io.gangway.migration.state.JobFigures;
import io.gangway.migration.state.JobReport;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.BiConsumer;

/** What is asked of libvirt about a run, while it is under way and afterwards. */
interface RunJobs {

    /**
     * Asks for the job that moves the VM away, one that has just ended as well, and returns at once; {@code then} hears the
     * answer or why there is none.
     */
    void latest(HostName source, UUID uuid, BiConsumer<Optional<JobReport>, Throwable> then);

    /** Ends the VM's present job, and returns at once; {@code then} hears {@code null} or why that was not taken. */
    void abort(HostName source, UUID uuid, BiConsumer<Boolean, Throwable> then);

    /** Whether libvirt is moving the VM away from there; waits for the answer. */
    boolean migratesAway(HostName source, UUID uuid);

    /** What stopped the VM there, as libvirt numbers it; empty if it is not shut off there. Waits for the answer. */
    OptionalInt stoppedBy(HostName host, UUID uuid);

    /** The final figures of the VM's last job, if the host still has them; waits for the answer. */
    Optional<JobFigures> completed(HostName host, UUID uuid);
}
