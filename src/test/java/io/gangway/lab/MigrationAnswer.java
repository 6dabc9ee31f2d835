package io.gangway.lab;

import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.Optional;

/** A migration as the JSON interface gives it. */
public record MigrationAnswer(JsonPath json) {

    /** Empty while it runs. */
    public String outcome() {
        return Optional.ofNullable(json.getString("outcome")).orElse("");
    }

    public String phase() {
        return json.getString("phase");
    }

    public int percent() {
        return json.getInt("progress.percent");
    }

    public int pass() {
        return json.getInt("progress.pass");
    }

    public String sentence() {
        return Optional.ofNullable(json.getString("verdict.sentence")).orElse("");
    }

    public String errorTitle() {
        return Optional.ofNullable(json.getString("error.title")).orElse("");
    }

    public String errorCause() {
        return Optional.ofNullable(json.getString("error.cause")).orElse("");
    }

    public String errorNextStep() {
        return Optional.ofNullable(json.getString("error.nextStep")).orElse("");
    }

    /** What became of a belonging, named by its kind or by {@code kind:name}; empty if there was none such. */
    public String fate(String belonging) {
        return json.<Map<String, Object>>getList("belongings").stream()
                .filter(one ->
                        belonging.equals(one.get("kind")) || belonging.equals(one.get("kind") + ":" + one.get("name")))
                .map(one -> (String) one.get("fate"))
                .findFirst()
                .orElse("");
    }
}
