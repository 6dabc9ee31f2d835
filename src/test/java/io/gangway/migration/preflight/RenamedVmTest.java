package io.gangway.migration.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationOptions;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.page.PlainMessages;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A VM that gets another name on the destination")
class RenamedVmTest {

    private static final String BY_NAME = "<domain><name>web</name><os firmware='efi'/></domain>";
    private static final String NAMED =
            "<domain><name>web</name><os firmware='efi'><nvram>/vars/web.fd</nvram></os></domain>";
    private static final MigrationOptions OTHER = MigrationOptions.NONE.with(Field.DESTINATION_NAME, "web2");

    private static List<Problem> problems(
            MigrationMode mode, MigrationDuration duration, MigrationOptions options, String kept) {
        MigrationChoices usual = MigrationChoices.USUAL;
        return new RenamedVm("web", PlainMessages.of(PreflightMessages.class))
                .variables(
                        new MigrationChoices(duration, mode, usual.route(), usual.storage(), usual.policy(), options),
                        kept);
    }

    @Test
    @DisplayName("is refused where libvirt would make new UEFI variables under that name")
    void variablesByName() {
        for (MigrationMode mode : List.of(MigrationMode.LIVE, MigrationMode.OFFLINE)) {
            List<Problem> problems = problems(mode, MigrationDuration.PERMANENT, OTHER, BY_NAME);

            assertEquals(Field.DESTINATION_NAME, problems.get(0).field());
            assertTrue(problems.get(0).message().contains("web2 would start with new ones"), problems.toString());
        }
        assertEquals(
                1,
                problems(MigrationMode.OFFLINE, MigrationDuration.TEMPORARY, OTHER, BY_NAME)
                        .size());
    }

    @Test
    @DisplayName("goes where the file has a name of its own, or nothing of it stays there")
    void goes() {
        assertEquals(List.of(), problems(MigrationMode.LIVE, MigrationDuration.PERMANENT, OTHER, NAMED));
        assertEquals(List.of(), problems(MigrationMode.LIVE, MigrationDuration.TEMPORARY, OTHER, BY_NAME));
        assertEquals(
                List.of(),
                problems(
                        MigrationMode.OFFLINE,
                        MigrationDuration.PERMANENT,
                        OTHER.with(Field.DESTINATION_XML, NAMED),
                        BY_NAME));
        assertEquals(
                List.of(),
                problems(
                        MigrationMode.LIVE,
                        MigrationDuration.PERMANENT,
                        MigrationOptions.NONE.with(Field.DESTINATION_NAME, "web"),
                        BY_NAME));
    }
}
