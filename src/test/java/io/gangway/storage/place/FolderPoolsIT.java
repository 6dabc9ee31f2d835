package io.gangway.storage.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Lab;
import io.gangway.libvirt.binding.LibvirtLibrary;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.Presence;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.fact.VolumeFacts;
import io.gangway.time.SteadyClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A folder of a host")
class FolderPoolsIT {

    private static final String FOLDER = "/var/lib/libvirt/folder-pools";
    private static final String LOCAL = "/var/lib/libvirt/local-images";

    private final Lab lab = new Lab();
    private final LinkedHost alpha = new LinkedHost(new LibvirtLibrary(SteadyClock.ofThisMachine()), "alpha");
    private final FolderPools folders = new FolderPools(Clock.systemUTC());
    private final HostFiles files = new HostFiles(folders);

    @BeforeEach
    void makeFolder() {
        lab.call("exec", "alpha", "mkdir", "-p", FOLDER);
        lab.call("exec", "alpha", "truncate", "--size=5000", FOLDER + "/a.raw");
    }

    @AfterEach
    void clean() {
        lab.call("exec", "alpha", "rm", "-rf", FOLDER, LOCAL + "/folder-pools.raw");
        assertFalse(lab.virsh("alpha", "pool-list", "--all").contains("gangway-folder-"), "a pool was left");
    }

    @AfterAll
    void disconnect() {
        alpha.close();
    }

    @Test
    @DisplayName("that is /dev is never looked into: libvirt would open each device there, a watchdog as well")
    void thatIsDevIsNeverLookedInto() {
        for (String devices : new String[] {"/dev", "/dev/", "/srv/../dev/."}) {
            assertEquals(Optional.empty(), on(host -> folders.in(host, devices, false, pool -> 1)));
        }
        assertEquals(Optional.empty(), on(host -> files.at(host, "/dev/loop0")));
        VirtException refused =
                assertThrows(VirtException.class, () -> on(host -> folders.in(host, "/dev", true, pool -> 1)));
        assertFalse(refused.unanswered());
    }

    @Test
    @DisplayName("is seen through a pool of its own, which then is gone")
    void isSeenThroughAPoolOfItsOwn() {
        VolumeFacts facts = on(host -> files.at(host, FOLDER + "//./a.raw")).orElseThrow();

        assertEquals(FOLDER + "/a.raw", facts.path());
        assertEquals(5000, facts.lengthBytes());
        assertEquals(Optional.empty(), on(host -> files.at(host, FOLDER + "/b.raw")));
        assertEquals(true, on(host -> files.delete(host, FOLDER + "/a.raw")));
        assertEquals(false, on(host -> files.delete(host, FOLDER + "/a.raw")));
    }

    @Test
    @DisplayName("and any other thing on a host is told to be there or not, whatever it is")
    void anyOtherThingIsToldToBeThereOrNot() {
        lab.bash("alpha", "mkfifo \"$1/pipe\" && ln -s nowhere \"$1/link\"", FOLDER);
        for (String path : List.of(
                FOLDER, FOLDER + "/a.raw", FOLDER + "/pipe", "/run/libvirt/libvirt-sock", "/dev/tty", "/dev", "/")) {
            assertEquals(Presence.ACTIVE, on(host -> folders.at(host, path)), path);
        }
        for (String path : List.of(FOLDER + "/none", FOLDER + "/link", "/dev/gangway-none", "/gangway/none")) {
            assertEquals(Presence.ABSENT, on(host -> folders.at(host, path)), path);
        }
    }

    @Test
    @DisplayName("that is not there is told as such, also where a file has its name")
    void thatIsNotThereIsToldAsSuch() {
        assertEquals(Optional.empty(), on(host -> folders.in(host, FOLDER + "/none", false, pool -> 1)));
        assertEquals(Optional.empty(), on(host -> folders.in(host, FOLDER + "/a.raw", false, pool -> 1)));
        assertEquals(Optional.empty(), on(host -> files.at(host, FOLDER + "/none/a.raw")));
    }

    @Test
    @DisplayName("is made when it is to be, closed to others like libvirt's own")
    void isMadeWhenItIsToBe() {
        on(host -> folders.in(host, FOLDER + "/new/deeper", true, pool -> 1));

        assertEquals(
                "711\n711",
                lab.call("exec", "alpha", "stat", "--format=%a", FOLDER + "/new", FOLDER + "/new/deeper")
                        .trim());
    }

    @Test
    @DisplayName("that has an active pool is seen through that, afresh")
    void thatHasAnActivePoolIsSeenThroughThat() {
        lab.call("exec", "alpha", "truncate", "--size=7000", LOCAL + "/folder-pools.raw");

        assertEquals(Optional.of("local"), on(host -> folders.in(host, LOCAL + "/", false, pool -> pool)));
        assertEquals(
                7000,
                on(host -> files.at(host, LOCAL + "/folder-pools.raw"))
                        .orElseThrow()
                        .lengthBytes());
        assertTrue(on(host -> files.modifiedAt(host, LOCAL + "/folder-pools.raw"))
                .orElseThrow()
                .isAfter(Instant.now().minus(Duration.ofHours(1))));
    }

    @Test
    @DisplayName("can be used by several at a time, and under a pool that is not active")
    void canBeUsedBySeveralAtATime() {
        lab.call(
                "exec",
                "alpha",
                "sh",
                "-c",
                "echo \"<pool type='dir'><name>folder-pools-idle</name><target><path>" + FOLDER
                        + "</path></target></pool>\" >/tmp/folder-pools.xml");
        lab.virsh("alpha", "pool-define", "/tmp/folder-pools.xml");
        try {
            Optional<Boolean> seen = on(host -> folders.in(host, FOLDER, false, first -> {
                folders.in(host, FOLDER, false, second -> host.volumes()
                        .create(second, StorageXml.rawVolume("made.raw", 4096)));
                host.pools().refresh(first);
                return host.volumes().find(first, "made.raw").isPresent();
            }));

            assertEquals(Optional.of(true), seen);
        } finally {
            lab.virsh("alpha", "pool-undefine", "folder-pools-idle");
        }
    }

    @Test
    @DisplayName("is let go of when the work fails")
    void isLetGoOfWhenTheWorkFails() {
        assertThrows(
                IllegalStateException.class,
                () -> on(host -> folders.in(host, FOLDER, false, pool -> {
                    throw new IllegalStateException("the work failed");
                })));
    }

    @Test
    @DisplayName("is freed of what a killed console left, at the next use")
    void isFreedOfWhatAKilledConsoleLeft() {
        ThisProcess here = ThisProcess.now();
        String left = FolderPoolName.of(new ThisProcess(here.machine(), here.number(), 1), Instant.now())
                .toString();
        on(host -> {
            host.pools().startTransient(StorageXml.folderPool(left, FOLDER), false);
            return 0;
        });

        on(host -> files.at(host, LOCAL + "/none"));

        assertFalse(lab.virsh("alpha", "pool-list", "--all").contains(left));
    }

    private <T> T on(Function<VirtConnection, T> work) {
        return alpha.within(Duration.ofSeconds(20), work);
    }
}
