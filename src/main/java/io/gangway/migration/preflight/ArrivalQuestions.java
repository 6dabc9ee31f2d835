package io.gangway.migration.preflight;

import io.gangway.belongings.There;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.binding.VirtOffers;
import io.gangway.libvirt.fact.HostTopology;
import io.gangway.libvirt.fact.Presence;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.vm.details.ListeningSocket;
import io.gangway.vm.details.SocketReader;
import io.gangway.vm.details.VmNeeds;
import io.gangway.xml.SafeXml;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the destination is asked before a migration. */
final class ArrivalQuestions {

    private static final String MODELS = "/domainCapabilities/cpu/mode[@name='custom']/model";
    private static final String FIRMWARE = "/domainCapabilities/os/loader/value";

    private final VirtConnection to;
    private final VmNeeds needs;

    private ArrivalQuestions(VirtConnection to, VmNeeds needs) {
        this.to = to;
        this.needs = needs;
    }

    /** Asks; throws {@link VirtException} where the host does not answer. */
    static PreflightFindings.Destination ask(
            VirtConnection to, UUID uuid, VmNeeds needs, Function<VirtConnection, There> belongings) {
        return new ArrivalQuestions(to, needs).ask(uuid, belongings.apply(to));
    }

    private PreflightFindings.Destination ask(UUID uuid, There there) {
        VirtOffers offers = to.offers();
        Optional<SafeXml> capabilities = Optional.empty();
        Optional<String> machineProblem = Optional.empty();
        try {
            capabilities = Optional.of(offers.capabilities(needs.type()));
        } catch (VirtException e) {
            if (e.code() < 0) {
                throw e;
            }
            machineProblem = Optional.of(e.getMessage()).filter(reason -> e.code() != VirtException.NO_SUPPORT);
        }
        return new PreflightFindings.Destination(
                machineProblem,
                capabilities.map(found -> texts(found, MODELS)).orElse(Set.of()),
                needs.cpu().filter(VmNeeds.Cpu::checked).flatMap(cpu -> offers.cpuProblem(needs.type(), cpu.xml())),
                capabilities.map(ArrivalQuestions::firmware).orElse(Set.of()),
                presences(needs.networks(), offers::network),
                presences(needs.interfaces(), offers::networkInterface),
                needs.sockets().stream().anyMatch(ListeningSocket::fixed) ? listening(uuid) : List.of(),
                needs.pinning().none() ? HostTopology.UNTOLD : offers.topology(),
                there);
    }

    /** Where other VMs listen that run there now. */
    private List<PreflightFindings.Listener> listening(UUID uuid) {
        return to.xmls().stream()
                .filter(other -> !other.uuid().equals(uuid))
                .flatMap(other -> other.active().stream()
                        .flatMap(xml -> SocketReader.read(xml).stream())
                        .map(socket -> new PreflightFindings.Listener(other.name(), socket)))
                .toList();
    }

    static Set<String> firmware(SafeXml capabilities) {
        return texts(capabilities, FIRMWARE);
    }

    private static Set<String> texts(SafeXml xml, String path) {
        return xml.all(path).stream().map(found -> found.text(".")).collect(Collectors.toSet());
    }

    private static Map<String, Presence> presences(Collection<String> names, Function<String, Presence> question) {
        Map<String, Presence> answers = new HashMap<>();
        names.forEach(name -> answers.put(name, question.apply(name)));
        return answers;
    }
}
