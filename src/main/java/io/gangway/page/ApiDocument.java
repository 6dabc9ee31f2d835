package io.gangway.page;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * The OpenAPI document of the JSON interface: adds what holds for each call to what the resources and records say of
 * themselves, and leaves out the pages. Runs when the console is built.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = ApiDocument.LAST)
public final class ApiDocument implements OASFilter {

    /** Begins the sentence of a field's description that says when the field is not there; it is always there without. */
    public static final String LEFT_OUT = "Left out";

    /** What other rooms add is there by then; a filter with a smaller number runs later. */
    static final int LAST = -1;

    private static final String PROBLEM = "#/components/schemas/Problem";

    private static final Map<Integer, String> ANY = Map.of(
            400, "The request cannot be read: its address, or its body.",
            406, "The answer is wanted as something else than JSON.",
            421, "The console is asked under a name that it does not know, see gangway.http.allowed-hosts.",
            500, "The console itself failed; its log says why.",
            503, "The console has too much to do; the header Retry-After says after how many seconds to ask again.");

    private static final Map<Integer, String> CHANGING = Map.of(
            403,
            "The request does not show that no web page from elsewhere sends it: the header Content-Type:"
                    + " application/json does, with or without a body.");

    private static final Map<Integer, String> WITH_BODY = Map.of(
            413, "The body is longer than the console takes.",
            415, "The body is announced as something else than JSON.");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Paths calls = OASFactory.createPaths();
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (ErrorPages.program(path)) {
                calls.addPathItem(path, item);
                item.getOperations().forEach(ApiDocument::complete);
            }
        });
        document.setPaths(calls);
        Map<String, Schema> schemas =
                new LinkedHashMap<>(document.getComponents().getSchemas());
        schemas.keySet().retainAll(used(calls, schemas));
        schemas.values().forEach(ApiDocument::complete);
        document.getComponents().setSchemas(schemas);
    }

    private static void complete(PathItem.HttpMethod method, Operation call) {
        Optional.ofNullable(call.getParameters()).orElse(List.of()).forEach(ApiDocument::withoutEmptyDefault);
        APIResponses answers = call.getResponses();
        addAll(answers, ANY);
        if (method != PathItem.HttpMethod.GET) {
            addAll(answers, CHANGING);
        }
        if (call.getRequestBody() != null) {
            addAll(answers, WITH_BODY);
        }
        // In one order each time that the console is built.
        answers.setAPIResponses(new TreeMap<>(answers.getAPIResponses()));
        answers.getAPIResponses().forEach((status, answer) -> {
            if (Integer.parseInt(status) >= 400) {
                answer.setContent(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE.toString(),
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM))));
            }
        });
    }

    /** That nothing is asked for where a parameter is left out goes without saying. */
    private static void withoutEmptyDefault(Parameter parameter) {
        if ("".equals(parameter.getSchema().getDefaultValue())) {
            parameter.getSchema().setDefaultValue(null);
        }
    }

    private static void addAll(APIResponses answers, Map<Integer, String> general) {
        general.forEach((status, description) -> {
            String code = Integer.toString(status);
            Optional<APIResponse> own = Optional.ofNullable(answers.getAPIResponse(code));
            // The scanner's own is the status in two words, without a full stop.
            if (own.filter(answer -> answer.getDescription().endsWith(".")).isEmpty()) {
                answers.addAPIResponse(code, OASFactory.createAPIResponse().description(description));
            } else if (!own.get().getDescription().contains(description)) {
                own.get().setDescription(own.get().getDescription() + " Or: " + description);
            }
        });
    }

    private static void complete(Schema schema) {
        if (schema.getProperties() != null && schema.getRequired() == null) {
            List<String> always = new ArrayList<>();
            schema.getProperties().forEach((name, field) -> {
                orNull(field);
                if (!Optional.ofNullable(field.getDescription()).orElse("").contains(LEFT_OUT)) {
                    always.add(name);
                }
            });
            schema.setRequired(always);
        }
    }

    /** A choice that may be null is one of its words, or null. */
    private static void orNull(Schema field) {
        if (field.getEnumeration() != null && field.getType().contains(Schema.SchemaType.NULL)) {
            List<Object> words = new ArrayList<>(field.getEnumeration());
            words.add(null);
            field.setEnumeration(words);
        }
    }

    /** The names of all schemas to which a call leads, and of the error that each may answer. */
    private static Set<String> used(Paths calls, Map<String, Schema> schemas) {
        Set<String> names = new HashSet<>();
        calls.getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .flatMap(ApiDocument::contents)
                .map(MediaType::getSchema)
                .forEach(schema -> follow(schema, schemas, names));
        return names;
    }

    private static Stream<MediaType> contents(Operation call) {
        return Stream.concat(
                        Optional.ofNullable(call.getRequestBody()).map(body -> body.getContent()).stream(),
                        call.getResponses().getAPIResponses().values().stream()
                                .flatMap(answer -> Optional.ofNullable(answer.getContent()).stream()))
                .flatMap(content -> content.getMediaTypes().values().stream());
    }

    private static void follow(Schema schema, Map<String, Schema> schemas, Set<String> names) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null) {
            String name = schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
            if (names.add(name)) {
                follow(schemas.get(name), schemas, names);
            }
        }
        follow(schema.getItems(), schemas, names);
        Optional.ofNullable(schema.getProperties())
                .ifPresent(fields -> fields.values().forEach(field -> follow(field, schemas, names)));
        for (List<Schema> several : alternatives(schema)) {
            several.forEach(one -> follow(one, schemas, names));
        }
    }

    private static List<List<Schema>> alternatives(Schema schema) {
        return Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .flatMap(several -> Optional.ofNullable(several).stream())
                .toList();
    }
}
