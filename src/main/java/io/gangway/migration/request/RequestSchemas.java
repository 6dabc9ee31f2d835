package io.gangway.migration.request;

import io.gangway.page.ApiDocument;
import io.gangway.page.Word;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Describes the fields of a request to programs, from the table of fields itself: {@code MigrationRequest} is what they
 * send, {@code MigrationOptions} the part of it that a migration repeats. Runs when the console is built.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class RequestSchemas implements OASFilter {

    private static final Set<Field> NEEDED = EnumSet.of(Field.UUID, Field.SOURCE, Field.DESTINATION);
    private static final Set<Field> CHOICES =
            EnumSet.of(Field.DURATION, Field.MODE, Field.ROUTE, Field.STORAGE, Field.POLICY);

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Schema request = object("What is to be moved, where to, and how.");
        Schema options = object("The advanced options that were chosen, and no others.");
        for (Field field : Field.values()) {
            request.addProperty(field.word(), schema(field).description(meaning(field)));
            if (!NEEDED.contains(field) && !CHOICES.contains(field) && field != Field.UNSAFE_CONFIRMED) {
                options.addProperty(
                        field.word(),
                        schema(field)
                                .description(
                                        meaning(field) + " " + ApiDocument.LEFT_OUT + " where it was not chosen."));
            }
        }
        request.setRequired(NEEDED.stream().map(Field::word).toList());
        document.getComponents().addSchema("MigrationRequest", request).addSchema("MigrationOptions", options);
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(SchemaType.OBJECT).description(description);
    }

    private static Schema schema(Field field) {
        Optional<Shape> shape = field.option().map(Option::shape);
        if (shape.isPresent()) {
            return schema(shape.get());
        }
        return switch (field) {
            case UUID -> of(SchemaType.STRING).format("uuid");
            case DURATION -> of(SchemaType.STRING).enumeration(words(MigrationDuration.values()));
            case MODE -> of(SchemaType.STRING).enumeration(words(MigrationMode.values()));
            case ROUTE -> of(SchemaType.STRING).enumeration(words(MigrationRoute.values()));
            case STORAGE -> of(SchemaType.STRING).enumeration(words(MigrationStorage.values()));
            case POLICY -> of(SchemaType.STRING).enumeration(words(MigrationPolicy.values()));
            default -> of(SchemaType.STRING);
        };
    }

    private static Schema schema(Shape shape) {
        if (shape instanceof Shape.Figure figure) {
            return of(SchemaType.INTEGER)
                    .minimum(BigDecimal.valueOf(figure.least()))
                    .maximum(BigDecimal.valueOf(figure.most()));
        }
        if (shape instanceof Shape.Names) {
            return of(SchemaType.ARRAY).items(of(SchemaType.STRING));
        }
        if (shape instanceof Shape.Pools) {
            return of(SchemaType.OBJECT).additionalPropertiesSchema(of(SchemaType.STRING));
        }
        if (shape.widget() == Shape.Widget.TICK) {
            return of(SchemaType.BOOLEAN);
        }
        List<Object> words = List.copyOf(shape.words());
        return words.isEmpty() ? of(SchemaType.STRING) : of(SchemaType.STRING).enumeration(words);
    }

    private static String meaning(Field field) {
        return switch (field) {
            case UUID -> "The VM's UUID.";
            case SOURCE -> "The host on which it is, by its name in the configuration.";
            case DESTINATION ->
                "Where to: a host by its name in the configuration, or a libvirt URI such as qemu+ssh://root@gamma/system.";
            case DURATION ->
                "permanent: the VM belongs to the destination from then on. temporary: its source keeps the configuration. permanent where it is left out.";
            case MODE ->
                "live or paused for a VM that runs, offline for one that is shut off. live or offline where it is left out.";
            case ROUTE -> "Who leads it: the source's libvirt, or this console. host-to-host where it is left out.";
            case STORAGE ->
                "shared: both hosts reach the disks. copy: they are copied. copy-difference: copied without the images on which they build. Where it is left out, the console finds out which must be copied.";
            case POLICY ->
                "What the console does by itself where it does not converge: nothing; gentle gives up after a time; balanced allows a longer downtime, then slows the guest; finish ends by post-copy or a pause. gentle where it is left out.";
            default -> field.option().map(Option::meaning).orElse("");
        };
    }

    private static Schema of(SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }

    private static List<Object> words(Word[] choice) {
        return Arrays.stream(choice).<Object>map(Word::word).toList();
    }
}
