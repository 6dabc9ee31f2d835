package io.gangway.migration.control;

import io.gangway.host.Hosts;
import io.gangway.host.words.AnswerWords;
import io.gangway.language.Spoken;
import io.gangway.migration.control.ControlAction.Actor;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.state.CancelState;
import io.gangway.migration.state.Migration;
import io.gangway.migration.state.MigrationRun;
import io.gangway.migration.state.Phase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The one door to what can be done to migrations while they run. */
@ApplicationScoped
public class Steering {

    private final SteeringTools tools;
    private final Policies policies;
    private final ControlRules rules;
    private final SteeredRuns runs;

    public Steering(
            Hosts hosts,
            ControlActionStore actions,
            AnswerWords answers,
            Policies policies,
            SteeredRuns runs,
            @Spoken ControlMessages say) {
        this.rules = new ControlRules(say);
        this.tools = new SteeringTools(hosts, actions, answers);
        this.policies = policies;
        this.runs = runs;
    }

    /** Begins to steer a run, or goes on with what an earlier console began. */
    public RunSteering begin(MigrationRun run, Runnable changed) {
        return new RunSteering(run, policy(run.migration()), tools, changed);
    }

    public Optional<Policy> policy(Migration migration) {
        return policies.named(migration.choices().policy().word());
    }

    /**
     * Does something to a migration, or begins to; what comes of it shows in its actions. Waits for no host.
     *
     * @throws RefusedControl when it cannot be done; nothing was done then
     */
    public ControlAction ask(Migration migration, String action, String value) {
        Optional<RunSteering> steering = runs.steering(migration.id());
        Steered now = steered(migration);
        ControlRules.Wish wish = rules.read(
                action,
                value,
                new ControlRules.Standing(
                        steering.isPresent() && migration.running() && migration.phase() != Phase.VERIFYING,
                        migration.choices().mode() == MigrationMode.LIVE,
                        migration.cancel() != CancelState.NOT_ASKED,
                        now.paused(),
                        now.postCopyAllowed(),
                        now.postCopyBegun(),
                        migration.destination()));
        return steering.orElseThrow().ask(wish.kind(), wish.value(), Actor.OPERATOR);
    }

    /** How a migration is steered, or was. */
    public Steered steered(Migration migration) {
        return runs.steering(migration.id())
                .map(RunSteering::steered)
                .orElseGet(() -> new Steered(
                        actions(migration.id()),
                        tools.actions().figures(migration.id()),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        false,
                        false,
                        false));
    }

    private List<ControlAction> actions(long id) {
        return tools.actions().of(id);
    }
}
