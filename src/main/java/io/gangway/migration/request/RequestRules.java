package io.gangway.migration.request;

import io.gangway.host.HostFacts;
import io.gangway.host.HostName;
import io.gangway.host.HostStatus;
import io.gangway.host.OwnAddresses;
import io.gangway.host.SameMachine;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.migration.request.RefusedMigration.Rule;
import io.gangway.vm.inventory.Vm;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Turns what a person typed into a request, or says at each field what is wrong. Changes and asks nothing. */
public final class RequestRules {

    private final Map<HostName, HostStatus> hosts;
    private final List<Vm> vms;
    private final DestinationUri uris;
    private final RequestWords words;
    private final RequestMessages say;
    private final Function<String, List<InetAddress>> resolver;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Sets the scene.
     *
     * @param vms the inventory
     */
    public RequestRules(Map<HostName, HostStatus> hosts, List<Vm> vms, DestinationUri uris, RequestWords words) {
        this(hosts, vms, uris, words, OwnAddresses::find);
    }

    /** The same, with what finds the addresses of a name. */
    public RequestRules(
            Map<HostName, HostStatus> hosts,
            List<Vm> vms,
            DestinationUri uris,
            RequestWords words,
            Function<String, List<InetAddress>> resolver) {
        this.resolver = resolver;
        this.hosts = hosts;
        this.vms = vms;
        this.uris = uris;
        this.words = words;
        this.say = words.say();
    }

    /** Reads the form; throws {@link RefusedMigration} with all that is wrong with it. */
    public MigrationRequest read(MigrationForm form) {
        Optional<HostStatus> source = source(form.text(Field.SOURCE));
        Optional<UUID> uuid = uuid(form.text(Field.UUID));
        Optional<Vm> vm = source.flatMap(host -> uuid.flatMap(id -> vm(id, host)));
        Optional<Destination> destination = destination(form.text(Field.DESTINATION));
        boolean elsewhere = source.isEmpty() || destination.isEmpty() || differ(source.get(), destination.get());
        MigrationChoices choices =
                new ChoiceRules(new FormReader(form, say, problems), words.states()).read(vm, destination);
        destination.ifPresent(to -> dataLeadsTo(to, choices));
        if (elsewhere) {
            source.ifPresent(from -> destination.ifPresent(to -> namesFor(from, to, choices)));
            vm.ifPresent(moving -> destination
                    .flatMap(Destination::host)
                    .ifPresent(to -> roomFor(moving, choices.options().text(Field.DESTINATION_NAME), to)));
        }
        if (!problems.isEmpty()) {
            throw new RefusedMigration(problems);
        }
        return new MigrationRequest(
                vm.orElseThrow().uuid(), source.orElseThrow().name(), destination.orElseThrow(), choices);
    }

    private Optional<HostStatus> source(String name) {
        Optional<HostStatus> host = known(name);
        if (host.isEmpty()) {
            if (name.isEmpty()) {
                refuse(Field.SOURCE, Rule.SOURCE_MISSING, say.nameSource());
            } else {
                refuse(Field.SOURCE, Rule.UNKNOWN_SOURCE, say.noSuchHost(name));
            }
            return Optional.empty();
        }
        if (!host.get().connected()) {
            refuse(Field.SOURCE, Rule.HOST_NOT_CONNECTED, unanswering(host.get()));
            return Optional.empty();
        }
        return host;
    }

    private String unanswering(HostStatus host) {
        return say.notConnected(host.name().value(), words.silence().apply(host));
    }

    private Optional<HostStatus> known(String name) {
        return HostName.valid(name) ? Optional.ofNullable(hosts.get(new HostName(name))) : Optional.empty();
    }

    private Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            if (text.isEmpty()) {
                refuse(Field.UUID, Rule.VM_MISSING, say.nameVm());
            } else {
                refuse(Field.UUID, Rule.MALFORMED_UUID, say.noUuid());
            }
            return Optional.empty();
        }
    }

    private Optional<Vm> vm(UUID uuid, HostStatus source) {
        Optional<Vm> vm = vms.stream()
                .filter(candidate ->
                        candidate.uuid().equals(uuid) && candidate.host().equals(source.name()))
                .findFirst();
        if (vm.isEmpty()) {
            refuse(
                    Field.UUID,
                    Rule.VM_NOT_ON_SOURCE,
                    unknownVm(uuid, source.name().value()));
            return Optional.empty();
        }
        return movable(vm.get());
    }

    private String unknownVm(UUID uuid, String host) {
        return vms.stream()
                .filter(vm -> vm.uuid().equals(uuid))
                .findFirst()
                .map(vm -> say.unknownVmElsewhere(host, vm.host().value()))
                .orElseGet(() -> say.unknownVm(host));
    }

    private Optional<Vm> movable(Vm vm) {
        if (vm.arriving()) {
            refuse(
                    Field.UUID,
                    Rule.VM_STILL_ARRIVING,
                    say.arriving(vm.name(), vm.host().value()));
            return Optional.empty();
        }
        return Optional.of(vm);
    }

    private Optional<Destination> destination(String text) {
        if (text.isEmpty()) {
            refuse(Field.DESTINATION, Rule.DESTINATION_MISSING, say.chooseDestination(DestinationUri.EXAMPLE));
            return Optional.empty();
        }
        Optional<HostStatus> host = known(text).or(() -> byUri(text));
        if (host.isPresent()) {
            if (!host.get().connected()) {
                refuse(Field.DESTINATION, Rule.HOST_NOT_CONNECTED, unanswering(host.get()));
                return Optional.empty();
            }
            return Optional.of(Destination.of(host.get().host()));
        }
        if (!text.contains(":") && !text.contains("/")) {
            refuse(Field.DESTINATION, Rule.UNKNOWN_DESTINATION, say.noSuchDestination(text, DestinationUri.EXAMPLE));
            return Optional.empty();
        }
        Optional<String> problem = uris.problem(text);
        problem.ifPresent(message -> refuse(Field.DESTINATION, Rule.MALFORMED_DESTINATION, message));
        return problem.isPresent() ? Optional.empty() : Optional.of(Destination.of(text));
    }

    /** A typed-in URI may well be that of a known host, whom the console can then ask about the VM. */
    private Optional<HostStatus> byUri(String uri) {
        return hosts.values().stream()
                .filter(status -> status.host().reachedBy(uri))
                .findFirst();
    }

    private boolean differ(HostStatus source, Destination destination) {
        Optional<HostStatus> known = destination.host().map(hosts::get);
        if (known.filter(there -> SameMachine.same(source, there)).isPresent()) {
            refuse(Field.DESTINATION, Rule.SAME_HOST, say.sameHost());
            return false;
        }
        if (known.filter(there -> SameMachine.takenForOne(source, there)).isPresent()) {
            refuse(
                    Field.DESTINATION,
                    Rule.SAME_HOST_UUID,
                    say.sameHostUuid(source.name().value(), destination.label()));
            return false;
        }
        return true;
    }

    /** Without an address, the data goes to the name that the destination gives itself; some are certain to be wrong. */
    private void namesFor(HostStatus source, Destination destination, MigrationChoices choices) {
        if (!destination.byOwnName(choices.options())) {
            return;
        }
        String to = destination.label();
        Optional<String> own = ownName(Optional.of(source));
        Optional<String> there = ownName(destination.host().map(hosts::get));
        if (there.filter(name -> name.startsWith("localhost")).isPresent()) {
            refuse(Field.DESTINATION, Rule.DESTINATION_CALLS_ITSELF_LOCAL, say.callsItselfLocal(to, there.get()));
        } else if (there.isPresent() && there.equals(own) && choices.mode() != MigrationMode.OFFLINE) {
            refuse(
                    Field.DESTINATION,
                    Rule.SAME_OWN_NAME,
                    say.sameOwnName(source.name().value(), to, own.get()));
        }
    }

    /** An address that somebody asks for is the destination's own: all of the VM's memory goes there. */
    private void dataLeadsTo(Destination destination, MigrationChoices choices) {
        choices.options().text(Field.MIGRATE_URI).ifPresent(uri -> {
            String to = destination.label();
            OwnAddresses own = destination
                    .host()
                    .map(name -> OwnAddresses.of(hosts.get(name), resolver))
                    .orElseGet(() -> OwnAddresses.of(destination.uri(), resolver));
            if (own.leadsHere(uri)) {
                return;
            }
            String reason = OwnAddresses.neverLeadsElsewhere(uri) ? say.leadsNowhere(uri) : say.notItsAddress(uri, to);
            refuse(
                    Field.MIGRATE_URI,
                    Rule.ADDRESS_NOT_OF_DESTINATION,
                    destination.host().isPresent() ? say.giveItsAddress(reason, to) : say.giveHostOfUri(reason));
        });
    }

    private static Optional<String> ownName(Optional<HostStatus> host) {
        return host.flatMap(HostStatus::facts).map(HostFacts::hostname).filter(name -> !name.isEmpty());
    }

    /** Whatever is active there may be the VM itself, lent to that host: nothing may be said that could end it. */
    private String activeThere(Vm moving, Vm there) {
        String name = moving.name();
        String to = there.host().value();
        if (moving.leaving()) {
            return say.onItsWay(name, to);
        }
        String state = words.states().word(there.state());
        return moving.state().active()
                ? say.activeOnBoth(name, state, to)
                : say.activeThere(name, state, to, moving.host().value());
    }

    private void roomFor(Vm moving, Optional<String> newName, HostName to) {
        String name = newName.orElse(moving.name());
        vms.stream()
                .filter(there -> there.host().equals(to) && there.uuid().equals(moving.uuid()))
                .filter(there -> !there.state().active())
                .map(Vm::name)
                .filter(kept -> newName.isPresent() && !kept.equals(name))
                .forEach(kept -> refuse(
                        Field.DESTINATION_NAME, Rule.KEPT_UNDER_OTHER_NAME, say.keptUnderName(to.value(), kept)));
        for (Vm there : vms) {
            if (!there.host().equals(to)) {
                continue;
            }
            if (there.name().equals(name) && !there.uuid().equals(moving.uuid())) {
                refuse(Field.DESTINATION, Rule.NAME_TAKEN, say.nameTaken(to.value(), name, moving.name()));
            }
            // A half that waits is gone in a moment, or libvirt refuses: nobody should force off either.
            if (there.uuid().equals(moving.uuid()) && there.state().active() && !there.arriving()) {
                refuse(Field.DESTINATION, Rule.VM_ACTIVE_THERE, activeThere(moving, there));
            }
        }
    }

    private void refuse(Field field, Rule rule, String message) {
        problems.add(new Problem(field, rule, message));
    }
}
