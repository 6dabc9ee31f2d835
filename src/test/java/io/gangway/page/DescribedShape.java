package io.gangway.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares what the console really answers with what its OpenAPI document says of it. */
final class DescribedShape {

    private final JsonNode document;
    private final List<String> complaints = new ArrayList<>();

    DescribedShape(JsonNode document) {
        this.document = document;
    }

    /** All that the answer has and the schema does not describe, or the other way round. */
    List<String> complaints(String place, JsonNode answer, JsonNode schema) {
        check(place, answer, schema);
        return complaints;
    }

    /** The schema itself, or the one to which it points. */
    JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            return resolved(document.at(schema.get("$ref").asText().substring(1)));
        }
        for (String several : List.of("anyOf", "oneOf", "allOf")) {
            for (JsonNode one : schema.path(several)) {
                if (!one.path("type").asText().equals("null")) {
                    return resolved(one);
                }
            }
        }
        return schema;
    }

    private void check(String place, JsonNode value, JsonNode schema) {
        JsonNode meant = resolved(schema);
        Set<String> types = types(meant);
        if (value.isNull()) {
            require(mayBeNull(schema), place + " is null");
            require(!meant.has("enum") || texts(meant.get("enum")).contains("null"), place + " is null, no word");
            return;
        }
        require(types.contains(type(value)), place + " is " + type(value) + ", not " + types);
        if (meant.has("enum")) {
            require(texts(meant.get("enum")).contains(value.asText()), place + " is " + value);
        }
        if (value.isArray()) {
            for (JsonNode item : value) {
                check(place + "[]", item, meant.path("items"));
            }
        }
        if (value.isObject()) {
            object(place, value, meant);
        }
    }

    private void object(String place, JsonNode value, JsonNode meant) {
        JsonNode fields = meant.path("properties");
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String name = place + "." + field.getKey();
            JsonNode known =
                    fields.has(field.getKey()) ? fields.get(field.getKey()) : meant.path("additionalProperties");
            require(known.isObject(), name + " is not described");
            if (known.isObject()) {
                boolean told = !known.path("description").asText().isBlank()
                        || !resolved(known).path("description").asText().isBlank()
                        || !fields.has(field.getKey());
                require(told, name + " has no description");
                check(name, field.getValue(), known);
            }
        }
        for (JsonNode needed : meant.path("required")) {
            require(value.has(needed.asText()), place + "." + needed.asText() + " is missing");
        }
    }

    private static boolean mayBeNull(JsonNode schema) {
        boolean alternative = false;
        for (String several : List.of("anyOf", "oneOf")) {
            for (JsonNode one : schema.path(several)) {
                alternative |= one.path("type").asText().equals("null");
            }
        }
        return alternative
                || types(schema).contains("null")
                || schema.path("nullable").asBoolean();
    }

    private static Set<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? texts(type) : Set.of(type.asText());
    }

    static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case OBJECT, POJO -> "object";
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case STRING -> "string";
            case NULL, MISSING, BINARY -> "null";
        };
    }

    private void require(boolean so, String complaint) {
        if (!so) {
            complaints.add(complaint);
        }
    }
}
