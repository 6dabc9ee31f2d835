package io.gangway.migration.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.host.Host;
import io.gangway.host.HostFacts;
import io.gangway.host.HostName;
import io.gangway.host.HostState;
import io.gangway.host.HostStatus;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.migration.request.RefusedMigration.Rule;
import io.gangway.page.PlainMessages;
import io.gangway.vm.inventory.Vm;
import io.gangway.vm.inventory.VmState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequestRulesTest {

    private static final UUID WANDERER = UUID.fromString("11111111-2222-3333-4444-555555555555");

    private final Map<HostName, HostStatus> hosts = new TreeMap<>();
    private final List<Vm> vms = new ArrayList<>();

    RequestRulesTest() {
        host("alpha", HostState.CONNECTED, "uuid-a");
        host("beta", HostState.CONNECTED, "uuid-b");
        vm("alpha", WANDERER, "wanderer1", VmState.RUNNING);
    }

    private void host(String name, HostState state, String uuid) {
        host(name, state, uuid, name, Optional.of("tcp://" + name));
    }

    private void host(String name, HostState state, String uuid, String ownName, Optional<String> migrateUri) {
        Host host = new Host(
                new HostName(name),
                "qemu+unix:///system?socket=/run/" + name,
                "qemu+ssh://root@" + name + "/system",
                migrateUri);
        HostFacts facts = new HostFacts(ownName, uuid, "QEMU 7.2.0", "9.0.0", "", 2, 1L << 30);
        Optional<String> reason = state == HostState.CONNECTED ? Optional.empty() : Optional.of("no answer");
        hosts.put(host.name(), new HostStatus(host, state, reason, Instant.EPOCH, Optional.of(facts)));
    }

    private void vm(String host, UUID uuid, String name, VmState state) {
        vms.add(new Vm(new HostName(host), uuid, name, state, true, 1, 1L << 28, OptionalDouble.empty(), false, false));
    }

    @Test
    void isNotHeldUpByTheHalfThatAnEarlierTryIsAboutToTakeAway() {
        vms.add(new Vm(
                new HostName("beta"),
                WANDERER,
                "wanderer1",
                VmState.PAUSED,
                false,
                1,
                1L << 28,
                OptionalDouble.empty(),
                true,
                false));

        assertEquals("beta", read(to("beta")).destination().label());
    }

    @Test
    void sendsALentVmHomeUnderTheNameThatItHasThere() {
        vm("beta", WANDERER, "wanderer", VmState.SHUT_OFF);

        RefusedMigration refusal =
                assertThrows(RefusedMigration.class, () -> read(to("beta").with(Field.DESTINATION_NAME, "wanderer7")));

        assertEquals(Field.DESTINATION_NAME, refusal.problems().get(0).field());
        assertTrue(refusal.getMessage().contains("under the name wanderer."), refusal.getMessage());
        assertEquals(
                "beta",
                read(to("beta").with(Field.DESTINATION_NAME, "wanderer"))
                        .destination()
                        .label());
    }

    private MigrationRequest read(MigrationForm form) {
        RequestMessages say = PlainMessages.of(RequestMessages.class);
        RequestWords words = new RequestWords(say, VmState::word, host -> "No way leads to it.");
        return new RequestRules(hosts, vms, new DestinationUri(Set.of("ssh", "tls"), say), words).read(form);
    }

    private static MigrationForm to(String destination) {
        return MigrationForm.of(WANDERER.toString(), "alpha", destination, "permanent", "live", "shared");
    }

    private Problem refusal(MigrationForm form) {
        RefusedMigration refused = assertThrows(RefusedMigration.class, () -> read(form));
        assertEquals(1, refused.problems().size(), refused.problems().toString());
        return refused.problems().get(0);
    }

    private void refusedAt(Field field, String part, MigrationForm form) {
        Problem problem = refusal(form);
        assertEquals(field, problem.field());
        assertTrue(problem.message().contains(part), problem.message());
    }

    @Test
    void sendsTheMemoryToTheDestinationOnly() {
        assertEquals(
                Optional.of("tcp://beta:49152"),
                read(to("beta").with(Field.MIGRATE_URI, "tcp://beta:49152"))
                        .choices()
                        .options()
                        .text(Field.MIGRATE_URI));
        refusedAt(
                Field.MIGRATE_URI,
                "not known to be an address of beta, so the VM’s memory is not sent there. Give one of beta’s own",
                to("beta").with(Field.MIGRATE_URI, "tcp://192.0.2.66"));
        refusedAt(
                Field.MIGRATE_URI,
                "gangway.hosts.beta.data-addresses",
                to("beta").with(Field.MIGRATE_URI, "tcp://alpha"));
        for (String port : new String[] {"0", "65536", "99999"}) {
            refusedAt(
                    Field.MIGRATE_URI,
                    "a port is from 1 to 65535",
                    to("beta").with(Field.MIGRATE_URI, "tcp://beta:" + port));
        }
        refusedAt(
                Field.MIGRATE_URI,
                "leads to no other machine",
                to("beta").with(Field.MIGRATE_URI, "tcp://127.0.0.1:4444"));
        refusedAt(
                Field.MIGRATE_URI,
                "Give the host of the destination’s URI",
                to("qemu+ssh://root@192.0.2.7/system").with(Field.MIGRATE_URI, "tcp://192.0.2.66"));
        assertEquals(
                Optional.of("tcp://192.0.2.7"),
                read(to("qemu+ssh://root@192.0.2.7/system").with(Field.MIGRATE_URI, "tcp://192.0.2.7"))
                        .choices()
                        .options()
                        .text(Field.MIGRATE_URI));
    }

    @Test
    void readsAFormWithAKnownHost() {
        MigrationRequest request = read(to("beta"));

        assertEquals("beta", request.destination().label());
        assertEquals("qemu+ssh://root@beta/system", request.destination().uri());
        assertEquals(Optional.of("tcp://beta"), request.destination().migrateUri());
    }

    @Test
    void whatIsNotSaidTakesItsPreset() {
        MigrationRequest request = read(MigrationForm.of(WANDERER.toString(), "alpha", "beta", null, "", null));

        assertEquals(MigrationDuration.PERMANENT, request.choices().duration());
        assertEquals(MigrationMode.LIVE, request.choices().mode());
        assertEquals(MigrationStorage.SHARED, request.choices().storage());
    }

    @Test
    void aTypedUriOfAKnownHostIsThatHost() {
        assertEquals(
                Optional.of(new HostName("beta")),
                read(to(" qemu+ssh://root@beta/system ")).destination().host());
    }

    @Test
    void anUnknownUriIsTakenIfItIsAllowed() {
        assertEquals(
                "qemu+ssh://root@elsewhere/system",
                read(to("qemu+ssh://root@elsewhere/system")).destination().label());
    }

    @Test
    void refusesBadDestinationsAtTheirField() {
        refusedAt(Field.DESTINATION, "Choose a destination", to(""));
        refusedAt(Field.DESTINATION, "no host named gamma", to("gamma"));
        refusedAt(Field.DESTINATION, "must end in /system", to("qemu+ssh://root@beta/sistem"));
        refusedAt(Field.DESTINATION, "must begin with", to("qemu+ext://beta/system"));
    }

    @Test
    void refusesTheSourceAsDestinationByNameByUriAndByItsOtherName() {
        host("alias", HostState.CONNECTED, "uuid-a", "alpha", Optional.of("tcp://alpha"));

        refusedAt(Field.DESTINATION, "already", to("alpha"));
        refusedAt(Field.DESTINATION, "already", to("qemu+ssh://root@alpha/system"));
        refusedAt(Field.DESTINATION, "already", to("alias"));
    }

    @Test
    void tellsAMachineWithTheSourcesHostUuidFromTheSourceItself() {
        host("gamma", HostState.CONNECTED, "uuid-a");

        assertEquals(
                new Problem(
                        Field.DESTINATION,
                        Rule.SAME_HOST_UUID,
                        "alpha and gamma have the same host UUID, so libvirt takes them for one. Give gamma another"
                                + " host_uuid in libvirtd.conf and restart libvirtd."),
                refusal(to("gamma")));
    }

    @Test
    void refusesADestinationThatDoesNotAnswer() {
        host("gamma", HostState.DISCONNECTED, "uuid-c");

        refusedAt(
                Field.DESTINATION,
                "The console is not connected to gamma. No way leads to it. Try again when it is connected.",
                to("gamma"));
    }

    @Test
    void refusesADestinationByTheNameThatItGivesItself() {
        host("gamma", HostState.CONNECTED, "uuid-c", "alpha", Optional.empty());
        host("delta", HostState.CONNECTED, "uuid-d", "localhost.localdomain", Optional.empty());
        host("epsilon", HostState.CONNECTED, "uuid-e", "localhost", Optional.of("tcp://epsilon"));

        refusedAt(Field.DESTINATION, "alpha and gamma both call themselves alpha", to("gamma"));
        refusedAt(Field.DESTINATION, "set gangway.hosts.delta.migrate-uri to its address", to("delta"));
        assertEquals("epsilon", read(to("epsilon")).destination().label());
        assertEquals(
                "delta",
                read(to("delta").with(Field.MIGRATE_URI, "tcp://delta"))
                        .destination()
                        .label());
    }

    @Test
    void refusesAVmOfTheSameNameOnTheDestination() {
        vm("beta", UUID.randomUUID(), "wanderer1", VmState.SHUT_OFF);

        refusedAt(Field.DESTINATION, "also named wanderer1", to("beta"));
    }

    @Test
    void refusesAVmThatRunsOnTheDestinationToo() {
        vm("beta", WANDERER, "wanderer1", VmState.RUNNING);

        refusedAt(Field.DESTINATION, "already", to("beta"));
    }

    @Test
    void leadsHomeAVmThatIsLentToTheDestinationAndEndsNone() {
        vms.clear();
        vm("alpha", WANDERER, "wanderer1", VmState.SHUT_OFF);
        vm("beta", WANDERER, "wanderer1", VmState.RUNNING);

        Problem problem =
                refusal(MigrationForm.of(WANDERER.toString(), "alpha", "beta", "permanent", "offline", "shared"));

        assertEquals(Field.DESTINATION, problem.field());
        assertTrue(problem.message().contains("migrate it from beta to alpha"), problem.message());
        assertFalse(problem.message().contains("force"), problem.message());
    }

    @Test
    void takesAVmWhoseLeftOverConfigurationIsOnTheDestination() {
        vm("beta", WANDERER, "wanderer1", VmState.SHUT_OFF);

        assertEquals(WANDERER, read(to("beta")).uuid());
    }

    @Test
    void refusesAVmThatIsShutOffOrElsewhere() {
        UUID off = UUID.randomUUID();
        vm("alpha", off, "wanderer4", VmState.SHUT_OFF);

        refusedAt(Field.MODE, "Start it first", MigrationForm.of(off.toString(), "alpha", "beta", "", "live", ""));
        refusedAt(Field.UUID, "it is on alpha now", MigrationForm.of(WANDERER.toString(), "beta", "alpha", "", "", ""));
        refusedAt(Field.UUID, "not a VM's UUID", MigrationForm.of("x", "alpha", "beta", "", "", ""));
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        MigrationForm form = MigrationForm.of(null, "nowhere", null, "forever", "sideways", "telepathy");

        RefusedMigration refused = assertThrows(RefusedMigration.class, () -> read(form));

        assertEquals(
                Set.of(Field.UUID, Field.SOURCE, Field.DESTINATION, Field.DURATION, Field.MODE, Field.STORAGE),
                Set.copyOf(refused.problems().stream().map(Problem::field).toList()));
    }
}
