package io.gangway.migration.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.gangway.host.words.AnswerWords;
import io.gangway.host.words.ConnectionMessages;
import io.gangway.host.words.ConnectionWords;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.control.ControlAction.Actor;
import io.gangway.migration.control.ControlResult.Kind;
import io.gangway.migration.history.TestDatabase;
import io.gangway.page.PlainMessages;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What came of a control")
class ControlResultTest {

    private static final Instant NOW = Instant.parse("2026-03-01T14:02:07Z");
    private static final String MIGRATION =
            "INSERT INTO migration (vm_uuid, vm_name, source, destination, destination_uri,"
                    + " duration, mode, storage, phase, switched_over, cancel, started_at, percent, pass, processed_bytes,"
                    + " remaining_bytes, total_bytes) VALUES ('6695eb01-f6a4-8304-79aa-97f2502e193f', 'wanderer1', 'alpha', 'beta',"
                    + " 'qemu+ssh://beta/system', 'permanent', 'live', 'shared', 'ended', FALSE, 'not-asked', CURRENT_TIMESTAMP, 0, 0,"
                    + " 0, 0, 0)";

    private final ControlMessages say = PlainMessages.of(ControlMessages.class);

    @ParameterizedTest
    @EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    @DisplayName("has words, with all filled in")
    void hasWords(Kind kind) {
        String words = ControlResult.of(kind, "one", "two", "three").in(say);

        assertFalse(words.isEmpty());
        assertFalse(words.contains("{"), words);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("is kept as what it is")
    void isKept(Kind kind) throws SQLException {
        try (TestDatabase database = new TestDatabase("latest")) {
            database.execute(MIGRATION);
            ControlActionStore store = new ControlActionStore(database.source());
            ControlResult result =
                    kind == Kind.NONE ? ControlResult.NONE : ControlResult.of(kind, "虚拟机 \"a\" \\ b", "beta");

            ControlAction added = store.add(asked().withResult(result));

            assertEquals(List.of(added), store.of(1));
        }
    }

    @Test
    @DisplayName("in the words of a console from before is told in them")
    void fromBefore() throws SQLException {
        try (TestDatabase database = new TestDatabase("10")) {
            database.execute(MIGRATION);
            database.execute("INSERT INTO control_action (migration_id, kind, actor, asked_at, result) VALUES"
                    + " (1, 'pause', 'operator', CURRENT_TIMESTAMP, 'It \"stands\" still.'),"
                    + " (1, 'cancel', 'operator', CURRENT_TIMESTAMP, '')");

            database.migrate("latest");

            assertEquals(
                    List.of("It \"stands\" still.", ""),
                    new ControlActionStore(database.source())
                            .of(1).stream()
                                    .map(action -> action.result().in(say))
                                    .toList());
        }
    }

    static List<VirtException> answers() {
        return List.of(
                new VirtException("alpha", VirtException.OPERATION_INVALID, 10, "domain is not being migrated"),
                new VirtException("alpha", VirtException.SYSTEM_ERROR, 0, "Broken pipe"),
                VirtException.late("alpha", Duration.ofSeconds(10)),
                VirtException.busy("alpha", VirtException.Limit.CALLS, 256, "too many calls"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    @DisplayName("reads in English as the host's answer always did")
    void aHostsAnswer(VirtException answer) {
        ConnectionMessages connection = PlainMessages.of(ConnectionMessages.class);
        AnswerWords english = new AnswerWords(null, new ConnectionWords(connection), connection);

        assertEquals(
                say.refused(english.advice(answer)),
                ControlResult.refused(answer, english).in(say));
    }

    @Test
    @DisplayName("keeps a host's own words apart from those around them, which are told in the reader's language")
    void aHostsOwnWords() {
        ConnectionMessages connection = PlainMessages.of(ConnectionMessages.class);
        AnswerWords english = new AnswerWords(null, new ConnectionWords(connection), connection);

        assertEquals(
                ControlResult.of(Kind.HOST_SAYS, "alpha", "domain is not being migrated"),
                ControlResult.refused(answers().get(0), english));
    }

    private static ControlAction asked() {
        return ControlAction.asked(1, ControlKind.PAUSE, OptionalLong.empty(), Actor.OPERATOR, NOW);
    }
}
