package io.gangway.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.gangway.lab.Guest;
import io.restassured.response.Response;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessibilityIT extends BrowserTest {

    @ParameterizedTest(name = "axe finds nothing on any page, and nothing overflows a narrow screen ({0})")
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void everyPage(ColorScheme scheme) {
        String name = "axe" + scheme.name().toLowerCase(java.util.Locale.ROOT);
        try (Guest guest = lab.guest("alpha", name, "--disk", "shared")) {
            long id = console.started(guest, "alpha", "beta", Map.of("duration", "permanent"));
            console.ended(id);
            console.knows(guest, "beta");
            List<String> paths = new ArrayList<>(pages(guest, id));
            paths.add("/vms?name=nothing-of-this-name");
            for (String known :
                    List.of("/vms", "/hosts/beta/vms/" + guest.uuid(), "/migrations/" + id, "/hosts/beta")) {
                assertTrue(paths.contains(known), known + " is not among " + paths);
            }
            for (int width : List.of(1280, 400)) {
                try (BrowserContext person = browser.context(width, scheme)) {
                    Page visited = person.newPage();
                    for (String path : paths) {
                        visited.navigate(console.url() + path);
                        clean(visited, path + " at " + width);
                    }
                }
            }
        }
    }

    /** All addresses of resources at which there is a whole page: a new one is among them by itself. */
    private List<String> pages(Guest guest, long migration) {
        return new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
                .importPackages("io.gangway").stream()
                        .filter(found -> found.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(resource -> Stream.of(resource.getDeclaredMethods())
                                .filter(method -> method.isAnnotationPresent(GET.class))
                                .map(method -> path(resource, method, guest, migration)))
                        .distinct()
                        .filter(this::isWholePage)
                        .toList();
    }

    private static String path(Class<?> resource, Method method, Guest guest, long migration) {
        String own = method.isAnnotationPresent(Path.class)
                ? "/" + method.getAnnotation(Path.class).value()
                : "";
        return (resource.getAnnotation(Path.class).value() + own)
                .replaceAll("/+", "/")
                .replaceAll("(?<=.)/$", "")
                .replaceAll("\\{uuid(:[^{}]*(\\{[^{}]*}[^{}]*)*)?}", guest.uuid())
                .replaceAll("\\{host}", "beta")
                .replaceAll("\\{pool}", "local")
                .replaceAll("\\{id(:[^{}]*(\\{[^{}]*}[^{}]*)*)?}", Long.toString(migration));
    }

    private boolean isWholePage(String path) {
        Response answer = console.request().urlEncodingEnabled(false).get(path);
        return answer.statusCode() == 200
                && answer.contentType().startsWith("text/html")
                && answer.asString().contains("<html");
    }

    @Test
    @DisplayName("axe finds nothing on the dialog and on a run that is under way")
    void dialogAndRun() {
        try (Guest guest = lab.guest("alpha", "axerun", "--dirty", "8")) {
            lab.virsh("alpha", "migrate-setspeed", "axerun", "12");
            openList(guest, "alpha");
            openDialog(guest);
            clean(page, "the dialog");
            page.keyboard().press("Enter");
            page.waitForURL("**/migrations/*");
            page.locator("#m-figures").getByText("MiB/s").first().waitFor();
            clean(page, "a run");
            button("Cancel the migration").click();
            console.ended(Long.parseLong(page.url().replaceAll(".*/", "")));
        }
    }

    static void clean(Page visited, String what) {
        // There are no frames, for which axe would open another page at each call.
        List<String> findings = new AxeBuilder(visited)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .map(rule ->
                                rule.getId() + ": " + rule.getNodes().get(0).getHtml())
                        .toList();
        assertEquals(List.of(), findings, what);
        Object overflow =
                visited.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertTrue(((Number) overflow).intValue() <= 0, what + " is wider than its window");
    }
}
