package io.gangway.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.gangway.Browser;
import io.gangway.TestNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@TestProfile(TestNode.class)
@DisplayName("Each address that may change something wants a proof that no page from elsewhere asks")
class UnsafeRoutesTest {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** An address of the console, with something in place of each of its parameters. */
    private record Route(String method, String path) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** All that the resources' annotations name: a new one is among them by itself. */
    static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (JavaClass found :
                new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("io.gangway")) {
            if (found.isAnnotatedWith(Path.class)) {
                Class<?> resource = found.reflect();
                for (Method method : resource.getDeclaredMethods()) {
                    methods(method)
                            .filter(name -> !SAFE.contains(name))
                            .map(name -> new Route(name, path(resource, method)))
                            .forEach(routes::add);
                }
            }
        }
        return routes;
    }

    private static Stream<String> methods(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .flatMap(meta -> Optional.ofNullable(meta).map(HttpMethod::value).stream());
    }

    private static String path(Class<?> resource, Method method) {
        String own = Optional.ofNullable(method.getAnnotation(Path.class))
                .map(path -> "/" + path.value())
                .orElse("");
        return (resource.getAnnotation(Path.class).value() + own)
                .replaceAll("/+", "/")
                .replaceAll("\\{action[^/]*", "pause")
                .replaceAll("\\{uuid(:[^{}]*(\\{[^{}]*}[^{}]*)*)?}", TestNode.WEB10)
                .replaceAll("\\{host}", "demo")
                .replaceAll("\\{tag}", "zh")
                .replaceAll("\\{id(:[^{}]*(\\{[^{}]*}[^{}]*)*)?}", "1");
    }

    @Test
    @DisplayName("and all of them are found")
    void finds() {
        List<String> found = routes().stream().map(Route::toString).toList();
        assertTrue(found.contains("POST /api/v1/migrations"), found.toString());
        assertTrue(found.contains("POST /api/v1/migrations/1/cancel"), found.toString());
        assertTrue(found.contains("POST /hosts/demo/vms/" + TestNode.WEB10 + "/pause"), found.toString());
        assertTrue(found.contains("POST /migrations/1/check"), found.toString());
        assertTrue(found.stream().noneMatch(route -> route.contains("{")), found.toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routes")
    @DisplayName("or refuses, whatever the content type or the body")
    void refuses(Route route) {
        Browser.awaitVms();
        refused(route, given());
        refused(route, given().contentType("application/x-www-form-urlencoded").body("action=cancel"));
        refused(route, given().contentType("text/plain").body("{}"));
        refused(route, given().contentType("text/plain; application/json").body("{}"));
        refused(route, given().multiPart("action", "cancel"));
        refused(route, given().contentType("application/x-unheard-of"));
        refused(route, given().header("Sec-Fetch-Site", "none"));
        // What a browser sends of its own accord, also for a page from elsewhere, and what that page may add.
        String token = given().get("/vms").cookie("csrf-token");
        refused(route, given().cookie("csrf-token", token));
        refused(
                route,
                given().cookie("csrf-token", token)
                        .contentType("application/x-www-form-urlencoded")
                        .formParam("csrf-token", token));
        refused(route, given().cookie("csrf-token", token).header("X-CSRF-TOKEN", "guessed"));
        refused(route, given().header("X-CSRF-TOKEN", ""));
        for (String site : List.of("cross-site", "same-site")) {
            refused(route, proven().header("Sec-Fetch-Site", site));
        }
        for (String origin : List.of("https://elsewhere.example.org", "http://localhost:1", "null", "")) {
            refused(route, proven().header("Origin", origin));
        }
        Browser.awaitState(TestNode.WEB10, "running");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routes")
    @DisplayName("and goes on with any of the proofs")
    void goesOn(Route route) {
        // To something that is not there, so that nothing happens.
        Route nowhere = new Route(
                route.method(),
                route.path()
                        .replace("demo", "nowhere")
                        .replace("/1", "/99")
                        .replace("share-storage", "share-storage/x"));
        RequestSpecification own = given().header("Host", "localhost").header("Origin", "http://localhost");
        for (RequestSpecification request :
                List.of(own, Browser.withToken(), given().header("Sec-Fetch-Site", "same-origin"))) {
            sent(nowhere, request.contentType("text/plain")).statusCode(not(403));
        }
    }

    @Test
    @DisplayName("a program's proof is JSON, and counts under /api/ only")
    void takesJson() {
        Route cancel = new Route("POST", "/api/v1/migrations/99/cancel");
        sent(cancel, given().contentType("application/json")).statusCode(404);
        sent(cancel, given().contentType("Application/JSON; charset=utf-8").body("{}"))
                .statusCode(404);
        refused(
                new Route("POST", "/migrations/99/check"),
                given().contentType("application/json").body("{}"));
    }

    @Test
    @DisplayName("methods that nothing takes are refused as well")
    void refusesOddMethods() {
        for (String method : List.of("PUT", "PATCH", "DELETE", "TRACE", "PROPFIND")) {
            refused(new Route(method, "/api/v1/vms"), given());
        }
    }

    private static RequestSpecification proven() {
        return Browser.withToken().contentType("application/json").body("{}");
    }

    private static void refused(Route route, RequestSpecification request) {
        ValidatableResponse answer = sent(route, request).statusCode(403).header("X-Frame-Options", "DENY");
        if (route.path().startsWith("/api/")) {
            answer.contentType(startsWith("application/problem+json"))
                    .body("status", equalTo(403))
                    .body("title", is("Forbidden"))
                    .body("detail", containsString("othing was done"));
        } else {
            answer.contentType("text/html").body(containsString("othing was done"));
        }
    }

    private static ValidatableResponse sent(Route route, RequestSpecification request) {
        return request.request(route.method(), route.path()).then();
    }
}
