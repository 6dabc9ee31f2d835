package io.gangway.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** The console lives as long as none of its event loops stands still. The data says for how long each has, in milliseconds. */
@Liveness
@ApplicationScoped
public class EventLoopsLiveness implements HealthCheck {

    /** Who is told that the console is dead starts it anew: a machine that is merely busy is no reason for that. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    private final EventLoops loops;

    EventLoopsLiveness(EventLoops loops) {
        this.loops = loops;
    }

    @Override
    public HealthCheckResponse call() {
        Duration http = loops.http();
        Duration libvirt = loops.libvirt().orElse(Duration.ZERO);
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("event-loops")
                .status(http.compareTo(LONGEST) < 0 && libvirt.compareTo(LONGEST) < 0)
                .withData("http", http.toMillis());
        loops.libvirt().ifPresent(silence -> answer.withData("libvirt", silence.toMillis()));
        return answer.build();
    }
}
