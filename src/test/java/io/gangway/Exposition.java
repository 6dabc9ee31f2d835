package io.gangway;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code /q/metrics} answers, in Prometheus' text format. */
final class Exposition {

    private static final Pattern SAMPLE =
            Pattern.compile("^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)$", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("^# TYPE (\\S+) (\\S+)$", Pattern.MULTILINE);

    private final String text;

    /** One line with a figure. */
    record Sample(String name, Map<String, String> labels, double value) {}

    private Exposition(String text) {
        this.text = text;
    }

    static Exposition now() {
        return new Exposition(given().accept("text/plain")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    List<Sample> samples() {
        return SAMPLE.matcher(text)
                .results()
                .map(line -> new Sample(
                        line.group(1),
                        LABEL.matcher(Optional.ofNullable(line.group(2)).orElse(""))
                                .results()
                                .collect(Collectors.toMap(label -> label.group(1), label -> label.group(2))),
                        Double.parseDouble(line.group(3).replace("Inf", "Infinity"))))
                .toList();
    }

    /** The labels of each name that a query may use. */
    Map<String, Set<String>> labels() {
        Map<String, Set<String>> labels = new TreeMap<>();
        samples().forEach(sample -> labels.computeIfAbsent(sample.name(), name -> new TreeSet<>())
                .addAll(sample.labels().keySet()));
        return labels;
    }

    /** The console's own metrics, each once, without the largest value that comes with a histogram. */
    Set<String> own() {
        Map<String, String> types = new TreeMap<>();
        TYPE.matcher(text).results().forEach(type -> types.put(type.group(1), type.group(2)));
        return types.keySet().stream()
                .filter(name -> name.startsWith("gangway_"))
                .filter(name -> !(name.endsWith("_max") && types.containsKey(name.replaceFirst("_max$", ""))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The figure with exactly these labels, given as name and value in turn. */
    Optional<Double> value(String name, String... labels) {
        Map<String, String> wanted = new TreeMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            wanted.put(labels[i], labels[i + 1]);
        }
        return samples().stream()
                .filter(sample -> sample.name().equals(name) && sample.labels().equals(wanted))
                .map(Sample::value)
                .findFirst();
    }
}
