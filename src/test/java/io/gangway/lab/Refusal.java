package io.gangway.lab;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;

/** The answer to a migration that was refused before anything started. */
public record Refusal(JsonPath json) {

    /** What a person may say yes to all the same, and what is missing in the request: {@code accept:tpm}. */
    public List<String> questions() {
        return json.<Map<String, Object>>getList("errors").stream()
                .filter(error -> error.containsKey("code"))
                .map(error -> error.get("field") + ":" + error.get("code"))
                .toList();
    }

    public List<String> fields() {
        return json.getList("errors.field");
    }

    /** All that the page would say. */
    public String sentences() {
        return String.join("\n", json.<String>getList("errors.message"));
    }
}
