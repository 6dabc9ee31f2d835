package io.gangway.lab;

import io.restassured.path.json.JsonPath;
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
}
