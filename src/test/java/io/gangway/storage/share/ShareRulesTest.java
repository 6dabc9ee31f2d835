package io.gangway.storage.share;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.host.Host;
import io.gangway.host.HostFacts;
import io.gangway.host.HostName;
import io.gangway.host.HostState;
import io.gangway.host.HostStatus;
import io.gangway.language.MarkMessages;
import io.gangway.libvirt.fact.PoolFacts;
import io.gangway.libvirt.fact.PoolSource;
import io.gangway.libvirt.fact.PoolState;
import io.gangway.page.PlainMessages;
import io.gangway.storage.share.RefusedShare.Field;
import io.gangway.storage.share.RefusedShare.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShareRulesTest {

    private static final HostName ALPHA = new HostName("alpha");
    private static final HostName BETA = new HostName("beta");
    private static final Map<HostName, HostStatus> HOSTS = Map.of(
            ALPHA,
            host(ALPHA, HostState.CONNECTED, "alpha.example.org"),
            BETA,
            host(BETA, HostState.CONNECTED, "beta.example.org"),
            new HostName("away"),
            host(new HostName("away"), HostState.DISCONNECTED, "away.example.org"));

    @Test
    void readsANetworkFileSystemAndTellsTheServerInItsOwnWords() {
        SharedStorage storage =
                read(form("images", "nfs", "store.example.org", "/srv/images", "/var/lib/libvirt/images"));

        assertEquals(List.of(ALPHA, BETA), storage.hosts());
        assertEquals(
                "/srv/images alpha.example.org(rw,no_root_squash) beta.example.org(rw,no_root_squash)",
                ServerSetup.of(storage, HOSTS).line());
        assertEquals(
                "<pool type=\"netfs\"><name>images</name><source><host name=\"store.example.org\"/>"
                        + "<dir path=\"/srv/images\"/><format type=\"nfs\"/></source>"
                        + "<target><path>/var/lib/libvirt/images</path></target></pool>",
                ShareXml.pool(storage));
    }

    @Test
    void readsAGlusterVolumeWithAndWithoutItsSlash() {
        SharedStorage plain = read(form("images", "glusterfs", "10.0.0.1", "images", "/srv/images"));
        SharedStorage slashed = read(form("images", "glusterfs", "10.0.0.1", "/images", "/srv/images"));

        assertEquals(plain, slashed);
        assertEquals(
                "gluster volume set images auth.allow alpha.example.org,beta.example.org",
                ServerSetup.of(plain, HOSTS).line());
    }

    @Test
    void asksForNoServerWhereAFolderIsMountedAlready() {
        SharedStorage storage = read(form("images", "folder", "", "", "/srv/images"));

        assertEquals("", ServerSetup.of(storage, HOSTS).line());
        assertTrue(ShareXml.pool(storage).startsWith("<pool type=\"dir\"><name>images</name><target>"));
    }

    @ParameterizedTest
    @CsvSource({
        "SERVER, -o exec",
        "SERVER, store;reboot",
        "SERVER, store/x",
        "SERVER, -store",
        "SERVER, ''",
        "FOLDER, srv/images",
        "FOLDER, /srv/../etc",
        "FOLDER, '/srv/my images'",
        "FOLDER, /srv/images/",
        "FOLDER, '/srv/$(id)'",
        "TARGET, /etc/libvirt",
        "TARGET, /usr",
        "TARGET, /srv",
        "TARGET, /var/lib/../../etc",
        "TARGET, /srv/../etc",
        "TARGET, /srv/./images",
        "TARGET, /var/lib/libvirt",
        "TARGET, /var/lib/libvirt/qemu",
        "TARGET, /var/lib/libvirt/images2",
        "TARGET, /home/images",
        "TARGET, /opt",
        "TARGET, /root/.ssh",
        "TARGET, /srvimages",
        "TARGET, /mnt",
        "TARGET, //srv/images",
        "NAME, ../images",
        "NAME, '<images>'",
        "KIND, smb"
    })
    void refusesAtItsFieldWhatMustNotReachAMountCommand(Field field, String value) {
        ShareForm form = new ShareForm(
                field == Field.NAME ? value : "images",
                field == Field.KIND ? value : "nfs",
                field == Field.SERVER ? value : "store",
                field == Field.FOLDER ? value : "/srv/images",
                field == Field.TARGET ? value : "/srv/images",
                List.of("alpha", "beta"));

        assertEquals(List.of(field), fields(assertThrows(RefusedShare.class, () -> read(form))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/srv/images", "/mnt/a/b", "/media/disk", "/var/lib/libvirt/images", "/var/lib/libvirt/images/a"
            })
    void mountsBelowTheUsualFolders(String target) {
        assertEquals(
                target,
                read(form("images", "nfs", "store", "/srv/images", target)).target());
    }

    @Test
    void mountsBelowAFolderThatTheConfigurationNames() {
        ShareForm form = form("images", "nfs", "store", "/srv/images", "/data/images");

        assertEquals("/data/images", rules("/data/").read(form).target());
        RefusedShare refusal =
                assertThrows(RefusedShare.class, () -> rules("/", "/database").read(form));
        assertTrue(
                refusal.getMessage().contains("below /srv, /mnt, /media, /var/lib/libvirt/images or /database only"));
        assertTrue(refusal.getMessage().contains("gangway.share.roots"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$(reboot)", "a b", "beta\nx /etc *(rw)", "-beta", "beta;id", "b*", ""})
    void writesNoLineForRootWithANameThatIsNone(String ownName) {
        HostStatus told = HOSTS.get(BETA);
        HostFacts facts = new HostFacts(ownName, "", "QEMU 7.2.0", "9.0.0", "", 2, 1L << 30);
        Map<HostName, HostStatus> hosts = new TreeMap<>(HOSTS);
        hosts.put(
                BETA,
                new HostStatus(told.host(), HostState.CONNECTED, Optional.empty(), Instant.EPOCH, Optional.of(facts)));
        for (String kind : List.of("nfs", "glusterfs")) {
            ServerSetup setup = ServerSetup.of(
                    read(form("images", kind, "store", kind.equals("nfs") ? "/srv/images" : "images", "/srv/images")),
                    hosts);
            assertEquals("", setup.line());
            assertEquals("beta", setup.odd());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alpha", "alpha,away", "alpha,nobody", "alpha,<b>"})
    void wantsTwoHostsThatAreConnected(String hosts) {
        ShareForm form =
                new ShareForm("images", "nfs", "store", "/srv/images", "/srv/images", List.of(hosts.split(",", -1)));

        assertEquals(List.of(Field.HOSTS), fields(assertThrows(RefusedShare.class, () -> read(form))));
    }

    @Test
    void countsTheSamePoolAsDoneAndRefusesOneFromElsewhere() {
        SharedStorage storage = read(form("images", "nfs", "store", "/srv/images", "/srv/images"));

        assertDoesNotThrow(() ->
                rules().check(storage, Map.of(ALPHA, List.of(pool("images", "store", "/srv/images", "/srv/images")))));
        RefusedShare other = assertThrows(RefusedShare.class, () -> rules().check(
                        storage, Map.of(ALPHA, List.of(pool("images", "attic", "/srv/images", "/srv/images")))));
        assertEquals(List.of(Field.NAME), fields(other));
        assertTrue(other.getMessage().contains("attic:/srv/images"), other.getMessage());
    }

    @Test
    void refusesAFolderThatAnotherPoolUses() {
        SharedStorage storage = read(form("images", "nfs", "store", "/srv/images", "/srv/images"));

        RefusedShare refusal = assertThrows(RefusedShare.class, () -> rules().check(
                        storage, Map.of(BETA, List.of(pool("default", "", "", "/srv/images")))));

        assertEquals(List.of(Field.TARGET), fields(refusal));
        assertTrue(refusal.getMessage().contains("On beta the storage pool default"), refusal.getMessage());
    }

    private static ShareRules rules(String... more) {
        return new ShareRules(
                HOSTS, List.of(more), PlainMessages.of(ShareMessages.class), PlainMessages.of(MarkMessages.class));
    }

    private static SharedStorage read(ShareForm form) {
        return rules().read(form);
    }

    private static ShareForm form(String name, String kind, String server, String folder, String target) {
        return new ShareForm(name, kind, server, folder, target, List.of("beta", "alpha"));
    }

    private static List<Field> fields(RefusedShare refusal) {
        return refusal.problems().stream().map(Problem::field).distinct().toList();
    }

    private static PoolFacts pool(String name, String server, String folder, String target) {
        return new PoolFacts(
                name,
                server.isEmpty() ? "dir" : "netfs",
                PoolState.RUNNING,
                target,
                new PoolSource(server, folder, server.isEmpty() ? "" : "nfs"),
                0,
                0,
                0,
                true,
                true);
    }

    private static HostStatus host(HostName name, HostState state, String hostname) {
        return new HostStatus(
                new Host(name, "qemu+ssh://" + hostname + "/system", "", Optional.empty()),
                state,
                Optional.empty(),
                Instant.EPOCH,
                Optional.of(new HostFacts(hostname, "", "", "", "", 1, 1)));
    }
}
