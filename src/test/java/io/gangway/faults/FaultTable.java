package io.gangway.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** All findings in one table: a line for each fault at each phase, the sums, and the story of each that is not right. */
final class FaultTable {

    private static final String LINE = "%-34s %-15s %5s %12s %15s %15s %12s%n";

    private final List<Finding> findings = new ArrayList<>();
    private int consoleDeaths;

    synchronized void add(List<Finding> more) {
        findings.addAll(more);
    }

    synchronized void addConsoleDeaths(int more) {
        consoleDeaths += more;
    }

    /** Runs that were judged. */
    synchronized int runs() {
        return (int) findings.stream().filter(Finding::counted).count();
    }

    synchronized List<Finding> wrong() {
        return findings.stream().filter(one -> one.counted() && !one.right()).toList();
    }

    synchronized List<Finding> uncounted() {
        return findings.stream().filter(one -> !one.counted()).toList();
    }

    synchronized int consoleDeaths() {
        return consoleDeaths;
    }

    /** The table, for a reader. */
    synchronized String text() {
        StringBuilder text = new StringBuilder();
        text.append(LINE.formatted(
                "fault", "phase", "runs", "guests lost", "wrong outcomes", "wrong culprits", "left behind"));
        Map<String, List<Finding>> rows = new LinkedHashMap<>();
        findings.stream()
                .sorted(java.util.Comparator.comparing(Finding::fault).thenComparing(Finding::phase))
                .forEach(one -> rows.computeIfAbsent(one.fault() + "|" + one.phase(), key -> new ArrayList<>())
                        .add(one));
        rows.values()
                .forEach(row ->
                        text.append(line(row.get(0).fault(), row.get(0).phase().word(), row)));
        text.append(line("all", "", findings));
        text.append("console deaths: %d%n".formatted(consoleDeaths));
        stories(text, "Not right:", wrong());
        stories(text, "Not judged, since the fault did not meet it in that phase:", uncounted());
        return text.toString();
    }

    private static String line(String fault, String phase, List<Finding> all) {
        List<Finding> row = all.stream().filter(Finding::counted).toList();
        return LINE.formatted(
                fault,
                phase,
                row.size(),
                count(row, Finding::guestLost),
                count(row, Finding::wrongOutcome),
                count(row, Finding::wrongCulprit),
                count(row, one -> !one.leftBehind().isEmpty()));
    }

    private static long count(List<Finding> row, Predicate<Finding> what) {
        return row.stream().filter(what).count();
    }

    private static void stories(StringBuilder text, String title, List<Finding> some) {
        if (some.isEmpty()) {
            return;
        }
        text.append(String.format(Locale.ROOT, "%n%s%n", title));
        some.forEach(one -> text.append(String.format(
                Locale.ROOT,
                "  %s, %s:%s%s%s%s %s%n",
                one.fault(),
                one.phase().word(),
                one.guestLost() ? " GUEST LOST" : "",
                one.wrongOutcome() ? " WRONG OUTCOME" : "",
                one.wrongCulprit() ? " WRONG CULPRIT" : "",
                one.leftBehind().isEmpty() ? "" : " LEFT BEHIND",
                one.story())));
    }
}
