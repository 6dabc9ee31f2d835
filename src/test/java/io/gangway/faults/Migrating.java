package io.gangway.faults;

import io.gangway.lab.Guest;
import io.gangway.lab.Lab;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Begins migrations and brings each to the phase in which a fault is to meet it, and from there to its end. */
final class Migrating {

    private static final int UNBOUNDED = 4000;

    private Migrating() {}

    /** Begins the guest's migration, and waits until virsh says that it is as far as that. */
    static Trial reach(Stage stage, Guest guest, Phase phase) {
        try {
            prepare(stage, guest, phase);
            Optional<JsonPath> answer = stage.answers()
                    .begin(
                            guest.uuid(),
                            stage.source(),
                            stage.destination(),
                            phase == Phase.DISK_COPY ? "copy" : "shared");
            Optional<Long> run = answer.map(json -> json.<Object>get("id"))
                    .filter(Number.class::isInstance)
                    .map(id -> ((Number) id).longValue());
            if (run.isEmpty()) {
                return Trial.hindered(
                        guest,
                        phase,
                        "it was not begun: " + answer.map(JsonPath::prettify).orElse("no answer"));
            }
            return reached(stage, Trial.begun(guest, phase, run.get()));
        } catch (ConditionTimeoutException | AssertionError e) {
            return Trial.hindered(guest, phase, String.valueOf(e.getMessage()));
        }
    }

    private static void prepare(Stage stage, Guest guest, Phase phase) {
        Lab lab = stage.lab();
        switch (phase) {
            case PREPARING -> {
                lab.fault(stage.destination(), "hold-arrival", guest.name());
                limit(stage, guest, 100, 300);
            }
            case FIRST_PASS, DISK_COPY, VERIFYING -> limit(stage, guest, 4, 300);
            // No pause of 20 ms will ever do for what it rewrites while 20 MiB/s are sent.
            case CATCHING_UP -> limit(stage, guest, 20, 20);
            // QEMU stops the guest once the rest will be sent in six seconds by its reckoning.
            case SWITCHING_OVER -> {
                lab.fault(stage.destination(), "slow", "--rate", "60");
                limit(stage, guest, UNBOUNDED, 6000);
            }
        }
    }

    private static void limit(Stage stage, Guest guest, int mibPerSecond, int downtimeMs) {
        Lab lab = stage.lab();
        lab.tryCall("virsh", stage.source(), "migrate-setspeed", guest.name(), String.valueOf(mibPerSecond));
        lab.tryCall("virsh", stage.source(), "migrate-setmaxdowntime", guest.name(), String.valueOf(downtimeMs));
    }

    private static Trial reached(Stage stage, Trial trial) {
        String name = trial.guest().name();
        boolean there =
                switch (trial.phase()) {
                    case PREPARING ->
                        comes(() -> stage.lab()
                                        .tryCall(
                                                "exec",
                                                stage.destination(),
                                                "test",
                                                "-e",
                                                "/run/held-arrivals/" + name + ".waits")
                                        .status()
                                == 0);
                    case FIRST_PASS -> comes(() -> job(stage, name, "memory_processed") > 0);
                    case DISK_COPY -> comes(() -> job(stage, name, "disk_processed") > 0);
                    case CATCHING_UP -> comes(() -> job(stage, name, "memory_iteration") >= 2);
                    case SWITCHING_OVER ->
                        comes(() -> stage.lab().state(stage.source(), name).equals("paused"));
                    case VERIFYING ->
                        comes(() -> job(stage, name, "memory_processed") > 0) && arrivesUnseen(stage, trial);
                };
        return there ? trial : trial.with("it did not get that far");
    }

    /** While the console does nothing. */
    private static boolean arrivesUnseen(Stage stage, Trial trial) {
        String name = trial.guest().name();
        stage.stopConsole();
        limit(stage, trial.guest(), UNBOUNDED, 1000);
        return comes(() -> stage.lab().state(stage.destination(), name).equals("running")
                && stage.lab().state(stage.source(), name).equals("absent"));
    }

    private static boolean comes(Callable<Boolean> moment) {
        try {
            Awaitility.await()
                    .atMost(45, TimeUnit.SECONDS)
                    .pollInterval(50, TimeUnit.MILLISECONDS)
                    .until(moment);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    /** A figure of the job that moves the guest away, as virsh has it; -1 without one. */
    private static long job(Stage stage, String name, String figure) {
        Lab.Result answer = stage.lab().tryCall("virsh", stage.source(), "domjobinfo", name, "--rawstats");
        Matcher found = Pattern.compile(figure + "[:=] *(\\d+)").matcher(answer.output());
        return found.find() ? Long.parseLong(found.group(1)) : -1;
    }

    /** What has been held up goes on from here, with the fault in its way. */
    static void letGo(Stage stage, List<Trial> trials) {
        for (Trial trial : trials) {
            if (trial.phase() == Phase.PREPARING) {
                stage.lab()
                        .tryCall(
                                "exec",
                                stage.destination(),
                                "rm",
                                "-f",
                                "/run/held-arrivals/" + trial.guest().name());
            }
        }
    }

    /** Nothing keeps those that still move from coming to an end. Both hosts must answer. */
    static void hurry(Stage stage, List<Trial> trials) {
        for (Trial trial : trials) {
            if (moves(stage, trial)) {
                limit(stage, trial.guest(), UNBOUNDED, 1000);
            }
        }
    }

    private static boolean moves(Stage stage, Trial trial) {
        return stage.lab()
                .tryCall("virsh", stage.source(), "domjobinfo", trial.guest().name())
                .output()
                .contains("Outgoing migration");
    }

    /** Waits until libvirt moves none of them any more. */
    static void awaitEnd(Stage stage, List<Trial> trials) {
        letGo(stage, trials);
        comes(() -> {
            hurry(stage, trials);
            return trials.stream().noneMatch(trial -> moves(stage, trial));
        });
    }
}
