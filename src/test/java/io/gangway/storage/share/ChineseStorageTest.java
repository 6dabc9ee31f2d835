package io.gangway.storage.share;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.gangway.Browser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("In Chinese, storage")
class ChineseStorageTest {

    @BeforeEach
    void theNodeIsThere() {
        Awaitility.await("the test node")
                .atMost(20, TimeUnit.SECONDS)
                .until(() -> given().get("/api/v1/hosts/demo/pools").statusCode() == 200);
    }

    @Test
    @DisplayName("has states and types in words, and libvirt's own for programs")
    void pools() {
        given().header("Accept-Language", "zh-CN")
                .get("/hosts/demo/pools")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("运行中"),
                        containsString("目录（dir）"),
                        containsString("，可用 "),
                        not(containsString("running<"))));
        given().header("Accept-Language", "zh-CN")
                .get("/api/v1/hosts/demo/pools")
                .then()
                .body("state", hasItem("running"))
                .body("type", hasItem("dir"));
    }

    @Test
    @DisplayName("is not shared with a form that is wrong, and each field says why")
    void refused() {
        Browser.withToken()
                .header("Accept-Language", "zh-CN")
                .contentType("application/x-www-form-urlencoded")
                .formParam("name", "../images")
                .formParam("kind", "nfs")
                .formParam("server", "-o exec")
                .formParam("folder", "srv")
                .formParam("target", "/etc")
                .formParam("host", "silent")
                .post("/hosts/share-storage")
                .then()
                .statusCode(422)
                .body(allOf(
                        containsString("存储池名称为 1 到 63 个字符"),
                        containsString("请填写每台主机都能识别的服务器名称"),
                        containsString("导出的目录须为绝对路径"),
                        containsString("/srv、/mnt、/media 或 /var/lib/libvirt/images 之下"),
                        containsString("控制台未连接到 silent")));
    }
}
