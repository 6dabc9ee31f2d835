package io.gangway.storage.share;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Console;
import io.gangway.lab.LabTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Shares storage among the lab's hosts by the form, as a browser would; judged by virsh. */
class ShareStorageIT extends LabTest {

    private static final Pattern TOKEN = Pattern.compile("X-CSRF-TOKEN&quot;:&quot;([^&]+)");
    private static final String TARGET = "/var/lib/libvirt/spare";

    @Override
    protected Console consoleOfTheLab() {
        return super.consoleOfTheLab().with("gangway.share.roots", "/var/lib/libvirt");
    }

    @AfterEach
    void removePools() {
        for (String host : List.of("alpha", "beta")) {
            lab.tryCall("virsh", host, "pool-destroy", "spare");
            lab.tryCall("virsh", host, "pool-undefine", "spare");
            lab.tryCall("exec", host, "rmdir", TARGET);
        }
    }

    @Test
    void aGlusterVolumeIsSetUpOnBothHostsAndProvenToBeTheSame() {
        String page = ended(share("spare", "glusterfs", "cargo-bay", "spare", TARGET));

        assertTrue(page.contains("All hosts have the same storage at the same place"), page);
        assertTrue(page.contains("See the marker"), page);
        for (String host : List.of("alpha", "beta")) {
            String info = lab.virsh(host, "pool-info", "spare");
            assertTrue(info.matches("(?s).*State: +running.*Autostart: +yes.*"), info);
            assertEquals(
                    "",
                    lab.virsh(host, "vol-list", "spare")
                            .replaceAll("(?m)^ *Name.*$|^-+$", "")
                            .trim());
        }
        lab.virsh("alpha", "vol-create-as", "spare", "seen.raw", "1M");
        lab.virsh("beta", "pool-refresh", "spare");
        assertTrue(lab.virsh("beta", "vol-list", "spare").contains("seen.raw"));
        lab.virsh("beta", "vol-delete", "seen.raw", "--pool", "spare");

        String again = ended(share("spare", "glusterfs", "cargo-bay", "spare", TARGET));
        assertTrue(again.contains("was so already"), again);
        assertTrue(again.contains("All hosts have the same storage"), again);
        share("spare", "glusterfs", "cargo-bay", "images", TARGET)
                .then()
                .statusCode(422)
                .body(containsString("alpha has a storage pool spare already, from cargo-bay:/spare"));
    }

    @Test
    void aServerThatIsNotThereFailsWithItsReasonAndLeavesNoPool() {
        String page = ended(share("spare", "glusterfs", "nowhere", "spare", TARGET));

        assertTrue(page.contains("all that it had made was taken back"), page);
        assertTrue(page.contains("nowhere:/spare"), page);
        for (String host : List.of("alpha", "beta")) {
            assertFalse(lab.virsh(host, "pool-list", "--all").contains("spare"));
        }
    }

    @Test
    void differentFoldersUnderOneNameAreFoundOutAndStayAsTheyWere() {
        String before = configuration("beta");

        String page = ended(share("local", "folder", "", "", "/var/lib/libvirt/local-images"));

        assertTrue(page.contains("beta does not see what alpha has written"), page);
        assertEquals(before, configuration("beta"));
        for (String host : List.of("alpha", "beta")) {
            assertTrue(lab.virsh(host, "pool-list").contains("local"));
            assertFalse(lab.virsh(host, "vol-list", "local").contains("gangway-proof"));
        }
    }

    @Test
    void badInputIsRefusedAtItsFieldAndStays() {
        share("spare", "nfs", "store; reboot", "/srv/../etc", "/etc")
                .then()
                .statusCode(422)
                .body(containsString("id=\"server-problem\""))
                .body(containsString("id=\"folder-problem\""))
                .body(containsString("id=\"target-problem\""))
                .body(containsString("value=\"store; reboot\""));
        assertFalse(lab.virsh("alpha", "pool-list", "--all").contains("spare"));
    }

    @Test
    void poolsAndVolumesOfAHostAreListed() {
        lab.virsh("alpha", "vol-create-as", "local", "listed.qcow2", "8M", "--format", "qcow2");
        try {
            console.request()
                    .get("/api/v1/hosts/alpha/pools")
                    .then()
                    .statusCode(200)
                    .body("name", hasItem("images"))
                    .body("find { it.name == 'local' }.state", equalTo("running"))
                    .body("find { it.name == 'local' }.capacityBytes", greaterThan(0L));
            console.request()
                    .get("/api/v1/hosts/alpha/pools/local/volumes")
                    .then()
                    .statusCode(200)
                    .body("find { it.name == 'listed.qcow2' }.capacityBytes", equalTo(8 << 20))
                    .body("find { it.name == 'listed.qcow2' }.format", equalTo("qcow2"));
            console.request().get("/hosts/alpha/pools").then().body(containsString("/var/lib/libvirt/local-images"));
            console.request().get("/hosts/alpha/pools/local/volumes").then().body(containsString("listed.qcow2"));
            console.request()
                    .get("/api/v1/hosts/alpha/pools/none/volumes")
                    .then()
                    .statusCode(404);
            console.request().get("/api/v1/hosts/nobody/pools").then().statusCode(404);
        } finally {
            lab.virsh("alpha", "vol-delete", "listed.qcow2", "--pool", "local");
        }
    }

    /** Without how full it is. */
    private String configuration(String host) {
        return lab.virsh(host, "pool-dumpxml", "local", "--inactive")
                .replaceAll("<(capacity|allocation|available).*", "");
    }

    private Response share(String name, String kind, String server, String folder, String target) {
        Response form = console.request().get("/hosts/share-storage");
        Matcher token = TOKEN.matcher(form.asString());
        assertTrue(token.find(), "the page has no token");
        return console.request()
                .cookies(form.cookies())
                .header("X-CSRF-TOKEN", token.group(1))
                .header("HX-Request", "true")
                .formParam("name", name)
                .formParam("kind", kind)
                .formParam("server", server)
                .formParam("folder", folder)
                .formParam("target", target)
                .formParam("host", "alpha", "beta")
                .post("/hosts/share-storage");
    }

    /** The page of a run that was begun, once it has ended. */
    private String ended(Response begun) {
        assertEquals(204, begun.statusCode(), begun.asString());
        String address = begun.header("HX-Redirect");
        return Awaitility.await("the end of " + address)
                .atMost(120, TimeUnit.SECONDS)
                .until(
                        () -> console.request().get(address).asString(),
                        page -> !page.contains("The storage is being set up"));
    }
}
