package io.gangway.bench;

import java.util.List;
import java.util.Locale;

/** Medians and ratios of measured values, printed so that a person can read them. */
final class Figures {

    private Figures() {}

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    static void print(String name, List<Double> values, String unit) {
        System.out.printf(
                Locale.ROOT,
                "[bench] %-44s min %8.1f  median %8.1f  max %8.1f %s%n",
                name,
                values.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                median(values),
                values.stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
                unit);
    }

    static void print(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "[bench] %-44s %.3f %s%n", name, value, unit);
    }
}
