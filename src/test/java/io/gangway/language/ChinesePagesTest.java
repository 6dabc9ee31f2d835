package io.gangway.language;

import static io.restassured.RestAssured.given;
import static io.restassured.matcher.RestAssuredMatchers.detailedCookie;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.Browser;
import io.gangway.host.HostName;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.migration.failure.OwnWords;
import io.gangway.migration.history.MigrationStore;
import io.gangway.migration.request.Destination;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.state.Migration;
import io.gangway.migration.verdict.Outcome;
import io.gangway.migration.verdict.Sighting;
import io.gangway.migration.verdict.Verdict;
import io.gangway.storage.copy.CopyCause;
import io.gangway.storage.copy.CopyFailed;
import io.gangway.storage.copy.CopyProblem;
import io.gangway.vm.inventory.VmState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages on libvirt's test driver, as a browser sees them whose first language is Chinese. */
@QuarkusTest
@TestProfile(ChinesePagesTest.OwnDatabase.class)
@DisplayName("In Chinese")
class ChinesePagesTest {

    /** Names, units, and what libvirt, QEMU and the web call their own. */
    private static final Set<String> NAMES = Set.of(("Gangway demo silent test nobody images default English "
                    + "libvirt libvirtd virtqemud virsh QEMU qemu ssh socket unix KVM UEFI TPM CPU vCPU XML URI UUID MAC "
                    + "NFS GlusterFS TLS GiB MiB KiB Etc TEST UTC IPv tcp vda disk network virtio xbzrle domjobinfo "
                    + "blockpull dir netfs logical")
            .split(" "));
    /** Commands, addresses, paths and identities, which are the same for all. */
    private static final Pattern THE_SAME = Pattern.compile(
            "post-copy|systemctl start|[a-z+]+://[^\\s]+" + "|[0-9a-f]{8}-[0-9a-f-]+|(?:/[A-Za-z0-9._-]+)+");

    private static final Pattern WORD = Pattern.compile("[A-Za-z]{3,}");
    private static final String NOBODY = "00000000-0000-4000-8000-00000000ffff";

    /** It writes a migration down. */
    public static final class OwnDatabase implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.jdbc.url",
                    "jdbc:h2:mem:chinese;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        }
    }

    @Inject
    MigrationStore store;

    @Inject
    OwnWords words;

    private String uuid;

    @BeforeEach
    void theNodeIsThere() {
        Awaitility.await("the test node's VM")
                .atMost(20, TimeUnit.SECONDS)
                .until(() -> given().get("/api/v1/vms?host=demo").statusCode() == 200);
        uuid = given().get("/api/v1/vms").jsonPath().getString("[0].uuid");
    }

    @Test
    @DisplayName("no page has an English word but for names")
    void noEnglishWord() {
        String vm = "/hosts/demo/vms/" + uuid;
        Map<String, Set<String>> found = new TreeMap<>();
        for (String page : List.of(
                "/vms",
                "/vms?name=nobody",
                "/vms?host=nobody",
                "/vms?host=silent",
                "/hosts",
                "/hosts/demo",
                "/hosts/silent",
                "/hosts/share-storage",
                "/migrations",
                "/migrations?vm=nobody",
                vm,
                vm + "/migrate",
                vm + "/media",
                vm + "/force-off",
                vm + "/remove",
                vm + "/configuration",
                "/hosts/demo/vms/" + NOBODY,
                "/nowhere")) {
            found.put(page, english(page(page)));
        }
        found.values().removeIf(Set::isEmpty);

        assertEquals(Map.of(), found);
    }

    @ParameterizedTest
    @EnumSource(CopyCause.class)
    @DisplayName("a migration whose disks were not copied tells why without an English word")
    void disksNotCopied(CopyCause cause) {
        String page = page("/migrations/" + failed(cause));

        assertEquals(Set.of(), english(page));
        assertTrue(page.contains("控制台未再继续此次迁移"), page);
    }

    /** A migration of the test node's VM that ended so. */
    private long failed(CopyCause cause) {
        CopyProblem problem =
                cause.with(cause.names().stream().map(name -> "/srv").toArray());
        VirtException failure = words.failure(CopyFailed.refused(problem), List.of(problem), "silent");
        MigrationRequest request = new MigrationRequest(
                UUID.randomUUID(),
                new HostName("demo"),
                new Destination(Optional.of(new HostName("silent")), "qemu+ssh://silent/system", Optional.empty()),
                MigrationChoices.USUAL);
        Migration begun = store.begin(
                        Migration.begin(request, "test", 1 << 20, List.of(), Instant.now()), "qemu+ssh://silent/system")
                .orElseThrow();
        store.save(begun.copy()
                .outcome(Outcome.FAILED, Instant.now())
                .verdict(new Verdict(
                        Outcome.FAILED,
                        Verdict.Where.SOURCE,
                        Sighting.seen("demo", VmState.SHUT_OFF, true, Sighting.Hold.NONE),
                        Sighting.absent("silent"),
                        Instant.now()))
                .error(Optional.of(
                        FailureCatalogue.translate(failure, new FailureCatalogue.Ends("test", "demo", "silent"))))
                .build());
        return begun.id();
    }

    @Test
    @DisplayName("what is wrong with a request is told without an English word")
    void refusalWithoutEnglishWord() {
        String refused = Browser.withToken()
                .header("Accept-Language", "zh-CN")
                .contentType(ContentType.URLENC)
                .formParam("destination", ":uri")
                .formParam("uri", "nobody")
                .formParam("duration", "temporary")
                .formParam("destinationName", "a/b")
                .formParam("bandwidthMib", "0")
                .formParam("migrateUri", "nowhere")
                .formParam("listenAddress", "-4")
                .formParam("tlsDestination", "-")
                .formParam("compressionLevel", "2")
                .formParam("unsafe", "on")
                .post("/hosts/demo/vms/" + uuid + "/migrate")
                .then()
                .statusCode(422)
                .body(containsString("没有名为 nobody 的主机。"))
                .body(containsString("请填写 1 至 1000000 之间的整数。"))
                .extract()
                .asString();

        assertEquals(Set.of(), english(refused));
    }

    @Test
    @DisplayName("programs are answered in English all the same")
    void programsInEnglish() {
        given().header("Accept-Language", "zh-CN,zh")
                .get("/api/v1/vms/" + NOBODY + "?host=nobody")
                .then()
                .body("detail", containsString("host"));
    }

    @Test
    @DisplayName("a choice goes before the browser's language, and is kept for a year")
    void choice() {
        given().header("Accept-Language", "zh-CN")
                .cookie("language", "en")
                .get("/vms")
                .then()
                .body("html.@lang", equalTo("en"));
        Browser.withToken()
                .post("/language/zh")
                .then()
                .statusCode(204)
                .header("HX-Refresh", "true")
                .cookie(
                        "language",
                        detailedCookie().value("zh").maxAge(365L * 24 * 60 * 60).path("/"));
    }

    @Test
    @DisplayName("a language that the console does not speak is not chosen")
    void noSuchLanguage() {
        Browser.withToken().post("/language/tlh").then().statusCode(404);
    }

    private String page(String address) {
        return given().header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5")
                .accept(ContentType.HTML)
                .get(address)
                .asString();
    }

    /** What people read: text, and the attributes that are read to them. */
    private static Set<String> english(String html) {
        String read = html.replaceAll("(?s)<(script|style|svg|textarea|pre|code)[ >].*?</\\1>", " ")
                .replaceAll("(?s)<!--.*?-->", " ");
        StringBuilder text = new StringBuilder();
        Matcher attribute = Pattern.compile("(?:aria-label|title|placeholder|alt)=\"([^\"]*)\"")
                .matcher(read);
        while (attribute.find()) {
            text.append(attribute.group(1)).append(' ');
        }
        text.append(read.replaceAll("(?s)<[^>]*>", " ").replaceAll("&[a-z]+;", " "));
        Set<String> found = new TreeSet<>();
        Matcher word = WORD.matcher(THE_SAME.matcher(text).replaceAll(" "));
        while (word.find()) {
            if (!NAMES.contains(word.group())) {
                found.add(word.group());
            }
        }
        return found;
    }
}
