package io.gangway.configuration;

import io.gangway.host.Hosts;
import io.gangway.host.words.AnswerWords;
import io.gangway.language.Spoken;
import io.gangway.libvirt.binding.DomainDefinitions;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.DomainFacts;
import io.gangway.libvirt.fact.UefiVariables;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.vm.action.VmActionFailed;
import io.gangway.vm.action.VmActionFailed.Reason;
import io.gangway.vm.details.VmDetailsReader;
import io.gangway.vm.inventory.Copies;
import io.gangway.vm.inventory.Copy;
import io.gangway.vm.inventory.Vm;
import io.gangway.vm.inventory.VmStateMessages;
import io.gangway.vm.inventory.VmStates;
import io.gangway.xml.SafeXml;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Gives up the configuration that a host keeps of a VM, such as one that a migration left behind. */
@ApplicationScoped
public class ConfigurationRemover {

    private static final Logger LOG = Logger.getLogger(ConfigurationRemover.class);

    private final Hosts hosts;
    private final Copies copies;
    private final ConfigurationMessages messages;
    private final RemovalRules rules;
    private final AnswerWords answers;

    public ConfigurationRemover(
            Hosts hosts,
            Copies copies,
            @Spoken ConfigurationMessages messages,
            @Spoken VmStateMessages states,
            AnswerWords answers) {
        this.answers = answers;
        this.hosts = hosts;
        this.copies = copies;
        this.messages = messages;
        this.rules = new RemovalRules(messages, states);
    }

    /**
     * What removing it would mean; all hosts are asked afresh.
     *
     * @throws VmActionFailed if its own host does not answer or no longer knows it
     */
    public Removal look(Vm vm) {
        Holding holding =
                ask(vm, ConfigurationRemover::holding, e -> messages.notRemoved(vm.name(), answers.advice(e)));
        List<Copy> elsewhere = copies.elsewhere(vm.host(), vm.uuid());
        return new Removal(
                vm,
                rules.refusal(vm, holding, elsewhere),
                holding,
                stays(holding),
                elsewhere.stream()
                        .filter(RemovalRules::keeps)
                        .map(copy -> copy.host().value())
                        .toList(),
                elsewhere.stream()
                        .filter(copy -> !copy.answered())
                        .map(copy -> copy.host().value())
                        .toList());
    }

    /**
     * Removes it. Disks, firmware settings and the state of a TPM stay.
     *
     * @throws VmActionFailed in words, if it must not be removed, the host refuses, or it is not known what became of it
     */
    public void remove(Vm vm) {
        List<Copy> elsewhere = copies.elsewhere(vm.host(), vm.uuid());
        RemovalAttempt attempt = new RemovalAttempt(vm, messages, answers);
        Question removal = (connection, asked) -> {
            Optional<Holding> holding = holding(connection, asked);
            // Asked in the same breath as it is removed: what runs would lose its configuration and run on.
            holding.flatMap(held -> rules.refusal(vm, held, elsewhere)).ifPresent(reason -> {
                throw new VmActionFailed(Reason.CONFIGURATION_NEEDED, reason);
            });
            if (holding.isPresent() && attempt.begins()) {
                connection.definitions().undefine(vm.uuid(), kept(holding.get()));
            }
            return holding;
        };
        ask(vm, removal, attempt::failed);
        LOG.infof("The configuration of %s was removed from %s", vm.uuid(), vm.host());
    }

    private interface Question {
        Optional<Holding> of(VirtConnection connection, Vm vm);
    }

    private Holding ask(Vm vm, Question question, Function<VirtException, String> words) {
        try {
            return hosts.ask(vm.host(), connection -> question.of(connection, vm))
                    .orElseThrow(() -> new VmActionFailed(
                            Reason.VM_GONE,
                            messages.goneMeanwhile(vm.name(), vm.host().value())));
        } catch (VirtException e) {
            throw new VmActionFailed(Reason.NOT_DONE_BY_HOST, words.apply(e), e);
        }
    }

    private static Optional<Holding> holding(VirtConnection connection, Vm vm) {
        DomainDefinitions definitions = connection.definitions();
        Optional<DomainFacts> facts = connection.domain(vm.uuid());
        Optional<String> xml = connection.xml(vm.uuid(), true);
        if (facts.isEmpty() || xml.isEmpty()) {
            return Optional.empty();
        }
        SafeXml document = SafeXml.parse(xml.get());
        return Optional.of(new Holding(
                VmStates.of(facts.get()),
                VmDetailsReader.read(xml.get()).disks().stream()
                        .map(disk -> disk.source().told())
                        .filter(source -> !source.isEmpty())
                        .toList(),
                facts.get().savedState(),
                definitions.snapshots(vm.uuid()),
                UefiVariables.in(document).map(UefiVariables::path).orElse(""),
                document.has("/domain/devices/tpm/backend[@type='emulator']")));
    }

    private static Set<DomainDefinitions.Keep> kept(Holding holding) {
        Set<DomainDefinitions.Keep> kept = EnumSet.noneOf(DomainDefinitions.Keep.class);
        if (!holding.nvram().isEmpty()) {
            kept.add(DomainDefinitions.Keep.NVRAM);
        }
        if (holding.tpm()) {
            kept.add(DomainDefinitions.Keep.TPM);
        }
        return kept;
    }

    private List<String> stays(Holding holding) {
        List<String> stays = new ArrayList<>();
        holding.disks().forEach(disk -> stays.add(messages.staysDisk(disk)));
        if (!holding.nvram().isEmpty()) {
            stays.add(messages.staysNvram(holding.nvram()));
        }
        if (holding.tpm()) {
            stays.add(messages.staysTpm());
        }
        return stays;
    }
}
