package io.gangway.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real Chromium from the distribution. Collects what its pages complain about. */
public final class Browser implements AutoCloseable {

    private static final List<String> USUAL_PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    /** Guests, hosts, console and browser share two cores in the lab. */
    private static final int PATIENCE_MS = 30_000;

    /**
     * What is logged as an error and is none: the answer to a form that was refused, and a question of a dialog that a
     * later one replaced. htmx logs {@code afterRequest} ahead of the error proper, whatever that is.
     */
    private static final Pattern NO_ERROR = Pattern.compile("status of (409|422)|htmx:(afterRequest|sendAbort)");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    public static Browser launch() {
        Playwright playwright = Playwright.create();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        return new Browser(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(executable())
                                .setArgs(List.of(
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-quic",
                                        "--no-first-run",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync"))));
    }

    private static Path executable() {
        return Stream.concat(Optional.ofNullable(System.getenv("GANGWAY_CHROMIUM")).stream(), USUAL_PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "There is no Chromium. Install it, or name one in GANGWAY_CHROMIUM."));
    }

    /** A person of their own: no cookies, no cache, nothing of another's. */
    public BrowserContext context() {
        return context(1280, ColorScheme.LIGHT);
    }

    public BrowserContext context(int width, ColorScheme scheme) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, 800)
                .setColorScheme(scheme));
        context.setDefaultTimeout(PATIENCE_MS);
        context.onPage(this::listen);
        return context;
    }

    private void listen(Page page) {
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")
                    && !NO_ERROR.matcher(message.text()).find()) {
                complaints.add(message.text());
            }
        });
    }

    /** Errors of scripts, refused contents and missing files since the last call. */
    public List<String> complaints() {
        List<String> said = List.copyOf(complaints);
        complaints.clear();
        return said;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
