package io.gangway.libvirt.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Guest;
import io.gangway.lab.Lab;
import io.gangway.libvirt.fact.CheckpointFacts;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.storage.place.LinkedHost;
import io.gangway.time.SteadyClock;
import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a host keeps of a VM beside its configuration, against real hosts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DomainBelongingsIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Lab lab = new Lab();
    private final LibvirtLibrary library = new LibvirtLibrary(SteadyClock.ofThisMachine());
    private LinkedHost alpha;

    @BeforeAll
    void connect() {
        alpha = new LinkedHost(library, "alpha");
    }

    @AfterAll
    void disconnect() {
        alpha.close();
        library.stop(new ShutdownEvent());
    }

    private <T> T ask(Function<VirtConnection, T> question) {
        return alpha.transfer(question).await(LIMIT);
    }

    private void tell(Consumer<VirtConnection> order) {
        ask(connection -> {
            order.accept(connection);
            return true;
        });
    }

    @Test
    @DisplayName("a saved state is seen by the list and by one question, keeps the configuration, and can be discarded")
    void knowsASavedState() {
        try (Guest guest = lab.guest("alpha", "a-saved")) {
            UUID uuid = UUID.fromString(guest.uuid());
            assertFalse(savedInList(uuid));

            lab.virsh("alpha", "managedsave", guest.name());

            assertTrue(savedInList(uuid));
            assertTrue(ask(connection -> connection.domain(uuid)).orElseThrow().savedState());
            assertEquals(true, ask(connection -> connection.belongings().hasSavedState(uuid)));
            assertThrows(
                    VirtException.class,
                    () -> tell(connection -> connection.definitions().undefine(uuid, Set.of())));

            tell(connection -> connection.belongings().discardSavedState(uuid));

            assertFalse(savedInList(uuid));
            assertTrue(lab.virsh("alpha", "dominfo", guest.name()).contains("Managed save:   no"));
        }
    }

    private boolean savedInList(UUID uuid) {
        return ask(VirtConnection::domains).stream()
                .filter(domain -> domain.uuid().equals(uuid))
                .findFirst()
                .orElseThrow()
                .savedState();
    }

    @Test
    @DisplayName("checkpoints come parents first, and can be defined again from what libvirt said of them")
    void definesCheckpointsAgain() {
        try (Guest guest = lab.guest("alpha", "a-checked", "--disk", "local")) {
            UUID uuid = UUID.fromString(guest.uuid());
            lab.virsh("alpha", "checkpoint-create-as", guest.name(), "zero");
            lab.virsh("alpha", "checkpoint-create-as", guest.name(), "one");
            lab.virsh("alpha", "checkpoint-create-as", guest.name(), "alike");
            List<CheckpointFacts> before =
                    ask(connection -> connection.belongings().checkpoints(uuid));
            assertEquals(
                    List.of("zero", "one", "alike"),
                    before.stream().map(CheckpointFacts::name).toList());
            for (CheckpointFacts checkpoint : before) {
                lab.virsh("alpha", "checkpoint-delete", guest.name(), checkpoint.name(), "--metadata");
            }
            assertEquals(List.of(), ask(connection -> connection.belongings().checkpoints(uuid)));

            tell(connection ->
                    before.forEach(checkpoint -> connection.belongings().redefineCheckpoint(uuid, checkpoint.xml())));

            assertEquals(before, ask(connection -> connection.belongings().checkpoints(uuid)));
            assertEquals("one", lab.virsh("alpha", "checkpoint-parent", guest.name(), "alike"));
            // The bitmap is still in use: without it, a backup since then could not be made.
            lab.virsh("alpha", "checkpoint-delete", guest.name(), "alike");
        }
    }

    @Test
    @DisplayName("a configuration goes although checkpoints or a saved state go with it, where they are named")
    void givesUpWhatIsNamed() {
        try (Guest guest = lab.guest("alpha", "a-given-up", "--disk", "local")) {
            UUID uuid = UUID.fromString(guest.uuid());
            lab.virsh("alpha", "checkpoint-create-as", guest.name(), "day1");
            lab.virsh("alpha", "managedsave", guest.name());
            assertThrows(
                    VirtException.class,
                    () -> tell(connection -> connection
                            .definitions()
                            .undefine(uuid, Set.of(), Set.of(DomainDefinitions.Discard.SAVED_STATE))));

            tell(connection -> connection
                    .definitions()
                    .undefine(
                            uuid,
                            Set.of(),
                            Set.of(DomainDefinitions.Discard.SAVED_STATE, DomainDefinitions.Discard.CHECKPOINTS)));

            assertEquals("absent", lab.state("alpha", guest.name()));
        }
    }

    @Test
    @DisplayName("a passing pool makes its folder, refuses a folder that another pool has, and leaves what is in it")
    void startsAPassingPool() {
        String folder = "/var/lib/libvirt/passing-pool";
        try {
            VirtException missing =
                    assertThrows(VirtException.class, () -> passing("a-passing", folder + "/deep", false));
            assertTrue(missing.getMessage().contains("No such file or directory"), missing.getMessage());

            passing("a-passing", folder + "/deep", true);
            VirtException conflict =
                    assertThrows(VirtException.class, () -> passing("a-passing-too", folder + "/deep/", true));
            assertTrue(conflict.getMessage().contains("conflict"), conflict.getMessage());
            tell(connection -> connection
                    .volumes()
                    .create("a-passing", "<volume><name>kept</name><capacity>512</capacity></volume>"));
            tell(connection -> connection.pools().stop("a-passing"));

            assertEquals(
                    "711 0 600 0",
                    lab.call("exec", "alpha", "stat", "-c", "%a %u", folder + "/deep", folder + "/deep/kept")
                            .strip()
                            .replace("\n", " "));
            assertFalse(ask(connection -> connection.pools().find("a-passing")).isPresent());
        } finally {
            lab.tryCall("virsh", "alpha", "pool-destroy", "a-passing");
            lab.call("exec", "alpha", "rm", "-rf", folder);
        }
    }

    private void passing(String name, String folder, boolean build) {
        tell(connection -> connection
                .pools()
                .startTransient(
                        "<pool type='dir'><name>" + name + "</name><target><path>" + folder + "</path></target></pool>",
                        build));
    }
}
