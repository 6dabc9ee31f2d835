package io.gangway.configuration;

import io.gangway.configuration.RefusedEdit.Reason;
import io.gangway.host.Hosts;
import io.gangway.host.words.AnswerWords;
import io.gangway.language.Spoken;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.vm.inventory.Vm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Gives out the configuration that a host keeps of a VM, and takes back what a person made of it:
 *
 * <ol>
 *   <li>what cannot be read, or is another VM, never reaches the host;
 *   <li>what others changed in the meantime is not overwritten unseen;
 *   <li>passwords are not shown, and survive;
 *   <li>what the host refuses comes back with its reason, and nothing is changed.
 * </ol>
 */
@ApplicationScoped
public class ConfigurationEditor {

    private static final Logger LOG = Logger.getLogger(ConfigurationEditor.class);

    private final Hosts hosts;
    private final ConfigurationMessages messages;
    private final ConfigurationWords words;
    private final AnswerWords answers;

    public ConfigurationEditor(
            Hosts hosts, @Spoken ConfigurationMessages messages, ConfigurationWords words, AnswerWords answers) {
        this.answers = answers;
        this.hosts = hosts;
        this.messages = messages;
        this.words = words;
    }

    /**
     * What the host keeps now.
     *
     * @throws NotEditable if it keeps nothing of the VM, or does not answer
     */
    public Editing open(Vm vm) {
        return Editing.begun(vm, kept(vm));
    }

    /** What was typed, back in the editor, unchecked. */
    public Editing again(Vm vm, String original, String text) {
        return editing(vm, original, text, List.of());
    }

    /**
     * What saving would change.
     *
     * @throws RefusedEdit with what is wrong
     */
    public Review review(Vm vm, String original, String text) {
        KeptSecrets secrets = checked(vm, original, text);
        return new Review(vm, original, text, ConfigurationDiff.between(secrets.hidden(), text));
    }

    /**
     * Has the host keep it. A VM that runs goes on with what it has until it is started the next time.
     *
     * @throws RefusedEdit with what is wrong; then the host keeps what it kept
     */
    public Saved save(Vm vm, String original, String text) {
        KeptSecrets secrets = checked(vm, original, text);
        try {
            hosts.ask(vm.host(), connection -> {
                connection.definitions().define(secrets.restored(text));
                return true;
            });
        } catch (VirtException e) {
            throw refused(Reason.NOT_TAKEN_BY_HOST, vm, original, text, refusal(vm, e));
        }
        LOG.infof("The configuration of %s on %s was changed", vm.uuid(), vm.host());
        return new Saved(
                vm, ConfigurationDiff.between(secrets.hidden(), keptNow(vm).orElse(text)));
    }

    /** What the host made of it; empty if it does not say, which does not undo that it was saved. */
    private Optional<String> keptNow(Vm vm) {
        try {
            return Optional.of(kept(vm).hidden());
        } catch (NotEditable e) {
            return Optional.empty();
        }
    }

    private String refusal(Vm vm, VirtException e) {
        return e.unanswered()
                ? messages.saveUnanswered(vm.host().value(), answers.cause(e))
                : messages.hostRefuses(vm.host().value(), e.getMessage());
    }

    private KeptSecrets kept(Vm vm) {
        if (vm.arriving()) {
            throw new NotEditable(
                    NotEditable.Reason.VM_ARRIVING,
                    messages.arriving(vm.name(), vm.host().value()));
        }
        if (!vm.persistent()) {
            throw new NotEditable(
                    NotEditable.Reason.CONFIGURATION_NOT_KEPT,
                    messages.notKept(vm.name(), vm.host().value()));
        }
        try {
            return hosts.ask(vm.host(), connection -> connection.definitions().withSecrets(vm.uuid()))
                    .map(KeptSecrets::of)
                    .orElseThrow(() -> new NotEditable(
                            NotEditable.Reason.CONFIGURATION_GONE,
                            messages.goneMeanwhile(vm.name(), vm.host().value())));
        } catch (VirtException e) {
            throw new NotEditable(
                    NotEditable.Reason.CONFIGURATION_NOT_READ, messages.noConfiguration(answers.advice(e)));
        }
    }

    private KeptSecrets checked(Vm vm, String original, String text) {
        KeptSecrets secrets;
        try {
            secrets = kept(vm);
        } catch (NotEditable e) {
            throw refused(Reason.NOT_EDITABLE, vm, original, text, e.getMessage());
        }
        String now = secrets.hidden();
        ConfigurationDiff meanwhile = ConfigurationDiff.between(original, now);
        if (!meanwhile.isEmpty()) {
            throw new RefusedEdit(
                    Reason.CHANGED_MEANWHILE,
                    new Editing(
                            vm,
                            now,
                            text,
                            secrets.any(),
                            List.of(messages.changedMeanwhile(vm.host().value())),
                            Optional.empty(),
                            Optional.of(meanwhile)));
        }
        List<Finding> findings = secrets.findings(text);
        if (!findings.isEmpty()) {
            List<String> problems = findings.stream().map(words::of).toList();
            throw new RefusedEdit(
                    Reason.INVALID_CONFIGURATION,
                    editing(vm, original, text, List.of()).with(problems, Place.of(findings.get(0), text)));
        }
        if (ConfigurationDiff.between(now, text).isEmpty()) {
            throw refused(Reason.NOTHING_CHANGED, vm, original, text, messages.nothingChanged());
        }
        return secrets;
    }

    private static RefusedEdit refused(Reason reason, Vm vm, String original, String text, String problem) {
        return new RefusedEdit(reason, editing(vm, original, text, List.of(problem)));
    }

    private static Editing editing(Vm vm, String original, String text, List<String> problems) {
        boolean secrets = original.contains(KeptSecrets.MARK);
        return new Editing(vm, original, text, secrets, problems, Optional.empty(), Optional.empty());
    }
}
