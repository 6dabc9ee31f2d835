package io.gangway.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import io.gangway.browser.Browser;
import io.gangway.lab.Console;
import io.gangway.lab.Guest;
import io.gangway.lab.Lab;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How fast the list of VMs is there, and how fast it shows a change. */
class PageBench {

    private static final int LOADS = 10;
    private static final int CHANGES = 20;

    @Test
    void aHundredVmsAreThereAtOnce() {
        List<Double> times = new ArrayList<>();
        List<Double> withMenus = new ArrayList<>();
        List<Double> sizes = new ArrayList<>();
        try (Console console = ManyVms.console();
                Browser browser = Browser.launch()) {
            load(console, browser);
            for (int i = 0; i < LOADS; i++) {
                double[] figures = load(console, browser);
                times.add(figures[0]);
                withMenus.add(figures[1]);
                sizes.add(figures[2]);
            }
        }
        Figures.print("/vms with 100 VMs, cold, until complete", times, "ms");
        Figures.print("/vms with 100 VMs, cold, until its menus open too", withMenus, "ms");
        Figures.print("/vms with 100 VMs, cold, transferred", sizes, "kB");
        assertTrue(Figures.median(times) < 2_000 && Figures.median(sizes) < 600, "far beyond what noise explains");
    }

    /**
     * Milliseconds until the load event's end, those until Bootstrap is there, which opens the menus and comes after it,
     * and kilobytes over the wire, in a new and empty browser profile.
     */
    private static double[] load(Console console, Browser browser) {
        try (BrowserContext context = browser.context()) {
            Page page = context.newPage();
            AtomicLong bytes = new AtomicLong();
            CDPSession protocol = context.newCDPSession(page);
            protocol.on(
                    "Network.loadingFinished",
                    (JsonObject event) ->
                            bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
            protocol.send("Network.enable");
            // The browser is open already, with nothing of the console in its cache.
            page.navigate(console.url() + "/q/health/live");
            bytes.set(0);
            page.navigate(console.url() + "/vms");
            Object menus = page.evaluate("() => new Promise(done => { const look = () =>"
                    + " window.bootstrap ? done(performance.now()) : setTimeout(look, 1); look(); })");
            Object complete = page.evaluate("() => performance.getEntriesByType('navigation')[0].loadEventEnd");
            assertTrue(page.locator("tbody tr").count() >= ManyVms.COUNT);
            return new double[] {((Number) complete).doubleValue(), ((Number) menus).doubleValue(), bytes.get() / 1000.0
            };
        }
    }

    @Test
    void aChangeMadeWithVirshShowsAtOnce() {
        Lab lab = new Lab();
        List<Double> times = new ArrayList<>();
        try (Console console = Console.ofTheLab().start().connectedTo("alpha", "beta");
                Guest guest = lab.guest("alpha", "benchrow");
                Browser browser = Browser.launch();
                BrowserContext context = browser.context()) {
            console.knows(guest, "alpha");
            Page page = context.newPage();
            page.navigate(console.url() + "/vms?name=benchrow");
            page.locator("tbody").getByText("running").first().waitFor();
            for (int i = 0; i < CHANGES; i++) {
                boolean pause = i % 2 == 0;
                long began = System.nanoTime();
                lab.virsh("alpha", pause ? "suspend" : "resume", "benchrow");
                page.locator("tbody")
                        .getByText(pause ? "paused" : "running")
                        .first()
                        .waitFor();
                times.add((System.nanoTime() - began) / 1e6);
            }
        }
        Figures.print("virsh call and change in an open /vms", times, "ms");
        assertTrue(Figures.median(times) < 2_000, "far beyond what noise explains");
    }
}
