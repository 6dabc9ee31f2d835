package io.gangway.migration.dialog;

import io.gangway.host.HostName;
import io.gangway.host.HostStatus;
import io.gangway.host.Hosts;
import io.gangway.host.words.AnswerWords;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.DiskSize;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.preflight.StorageChoice;
import io.gangway.storage.place.TargetPool;
import io.gangway.vm.details.VmNeeds;
import io.gangway.vm.inventory.Vm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks both hosts, once the dialog is open, where a VM's disks lie. */
@ApplicationScoped
class StorageViews {

    private final Hosts hosts;
    private final StorageChoice choice;
    private final DialogDetails details;
    private final AnswerWords answers;

    StorageViews(Hosts hosts, StorageChoice choice, DialogDetails details, AnswerWords answers) {
        this.answers = answers;
        this.hosts = hosts;
        this.choice = choice;
        this.details = details;
    }

    StorageView of(Vm vm, DialogInput input) {
        StorageViewRules rules = new StorageViewRules(!vm.state().active(), input.storageWish());
        Optional<HostName> destination =
                hosts.named(input.destination()).or(() -> byUri(input.uri())).map(HostStatus::name);
        if (destination.isEmpty()) {
            return rules.open(details.disks(vm, input));
        }
        try {
            StorageChoice.Found found = choice.look(vm, destination.get());
            boolean copyable = found.places().all().stream()
                    .anyMatch(place -> !place.sharing().shared());
            List<TargetPool> pools = copyable ? hosts.ask(destination.get(), TargetPool::on) : List.of();
            return rules.known(destination.get().value(), found, sizes(vm, found), pools);
        } catch (VirtException e) {
            return StorageViewRules.silent(answers.advice(e));
        }
    }

    /** A URI that is typed in may well be that of a known host. */
    private Optional<HostStatus> byUri(String uri) {
        return hosts.all().stream()
                .filter(status -> uri.strip().equals(status.host().peerUri())
                        || uri.strip().equals(status.host().uri()))
                .findFirst();
    }

    /** Of those whose images cannot be looked at, as QEMU sees them. */
    private Map<String, DiskSize> sizes(Vm vm, StorageChoice.Found found) {
        List<String> unseen = found.disks().stream()
                .map(VmNeeds.Disk::target)
                .filter(target -> found.places()
                        .of(target)
                        .filter(place -> place.source().isEmpty())
                        .isPresent())
                .toList();
        return unseen.isEmpty() ? Map.of() : hosts.ask(vm.host(), from -> sizes(from, vm, unseen));
    }

    private static Map<String, DiskSize> sizes(VirtConnection from, Vm vm, List<String> targets) {
        return targets.stream()
                .flatMap(target -> from.diskSizes().of(vm.uuid(), target).map(size -> Map.entry(target, size)).stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
