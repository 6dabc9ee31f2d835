package io.gangway.migration.request;

import io.gangway.migration.request.MigrationOptions.CompressionMethod;
import io.gangway.migration.request.RefusedMigration.Field;
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
    private static final Set<Field> LISTS = EnumSet.of(Field.DISKS, Field.OVERWRITE, Field.EJECT, Field.ACCEPT);
    private static final Set<Field> FLAGS = EnumSet.of(
            Field.SYNCHRONOUS_WRITES,
            Field.STAY_PAUSED,
            Field.KEEP_AUTOSTART,
            Field.TUNNELLED,
            Field.TLS,
            Field.AUTO_CONVERGE,
            Field.POSTCOPY,
            Field.CHANGE_PROTECTION,
            Field.ABORT_ON_ERROR,
            Field.UNSAFE,
            Field.UNSAFE_CONFIRMED);

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Schema request = object("What is to be moved, where to, and how.");
        Schema options = object("The advanced options that were chosen, and no others.");
        for (Field field : Field.values()) {
            request.addProperty(field.word(), schema(field).description(FieldMeaning.of(field)));
            if (!NEEDED.contains(field) && !CHOICES.contains(field) && field != Field.UNSAFE_CONFIRMED) {
                options.addProperty(
                        field.word(),
                        schema(field)
                                .description(FieldMeaning.of(field) + " " + ApiDocument.LEFT_OUT
                                        + " where it was not chosen."));
            }
        }
        request.setRequired(NEEDED.stream().map(Field::word).toList());
        document.getComponents().addSchema("MigrationRequest", request).addSchema("MigrationOptions", options);
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(SchemaType.OBJECT).description(description);
    }

    private static Schema schema(Field field) {
        Optional<Range> range = Range.of(field);
        if (range.isPresent()) {
            return of(SchemaType.INTEGER)
                    .minimum(BigDecimal.valueOf(range.get().least()))
                    .maximum(BigDecimal.valueOf(range.get().most()));
        }
        if (LISTS.contains(field)) {
            return of(SchemaType.ARRAY).items(of(SchemaType.STRING));
        }
        if (FLAGS.contains(field)) {
            return of(SchemaType.BOOLEAN);
        }
        return switch (field) {
            case UUID -> of(SchemaType.STRING).format("uuid");
            case TARGETS -> of(SchemaType.OBJECT).additionalPropertiesSchema(of(SchemaType.STRING));
            case DURATION -> of(SchemaType.STRING).enumeration(words(MigrationDuration.values()));
            case MODE -> of(SchemaType.STRING).enumeration(words(MigrationMode.values()));
            case ROUTE -> of(SchemaType.STRING).enumeration(words(MigrationRoute.values()));
            case STORAGE -> of(SchemaType.STRING).enumeration(words(MigrationStorage.values()));
            case POLICY -> of(SchemaType.STRING).enumeration(words(MigrationPolicy.values()));
            case COMPRESSION -> of(SchemaType.STRING).enumeration(words(CompressionMethod.values()));
            default -> of(SchemaType.STRING);
        };
    }

    private static Schema of(SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }

    private static List<Object> words(Word[] choice) {
        return Arrays.stream(choice).<Object>map(Word::word).toList();
    }
}
