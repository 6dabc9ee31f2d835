package io.gangway.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Guest;
import io.gangway.lab.Lab;
import io.gangway.lab.MigrationAnswer;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The judge of the fault suite")
class JudgeTest {

    private static final String NO_ERROR = "";

    @ParameterizedTest(name = "{0} in {1}: a guest that is {2} is lost: {3}")
    @CsvSource({
        "link cut 30 s, FIRST_PASS, SOURCE, false",
        "link cut 30 s, FIRST_PASS, DESTINATION, false",
        "link cut 30 s, FIRST_PASS, BOTH, true",
        "link cut 30 s, FIRST_PASS, STANDING, true",
        "link cut 30 s, FIRST_PASS, GONE, true",
        "link cut 30 s, FIRST_PASS, ENDED_ON_SOURCE, true",
        "VM destroyed, FIRST_PASS, ENDED_ON_SOURCE, false",
        "VM destroyed, FIRST_PASS, GONE, true",
        "'destination''s QEMU, kill', FIRST_PASS, ENDED_ON_SOURCE, true",
        "'destination''s QEMU, kill', VERIFYING, ENDED_ON_DESTINATION, false"
    })
    void guestLost(String fault, Phase phase, Place place, boolean lost) {
        assertEquals(lost, judged(fault, phase, place, "failed", NO_ERROR).guestLost());
    }

    @ParameterizedTest(name = "{0}: of a guest that is {1}, {2} is wrong: {3}")
    @CsvSource({
        "link cut 30 s, SOURCE, failed, false",
        "link cut 30 s, SOURCE, cancelled, false",
        "link cut 30 s, SOURCE, succeeded, true",
        "link cut 30 s, SOURCE, unknown, true",
        "link cut 30 s, SOURCE, '', true",
        "link cut 30 s, DESTINATION, succeeded, false",
        "link cut 30 s, DESTINATION, failed, true",
        "link cut 30 s, BOTH, unknown, false",
        "link cut 30 s, BOTH, succeeded, true",
        "VM destroyed, ENDED_ON_SOURCE, failed, false",
        "VM destroyed, ENDED_ON_SOURCE, unknown, true",
        "console killed and back, SOURCE, failed, true",
        "console killed and back, DESTINATION, succeeded, false"
    })
    void wrongOutcome(String fault, Place place, String outcome, boolean wrong) {
        assertEquals(
                wrong, judged(fault, Phase.FIRST_PASS, place, outcome, NO_ERROR).wrongOutcome());
    }

    @Test
    @DisplayName("takes an end before the start for a wrong outcome, and a console that does not answer")
    void noEnd() {
        String backwards = """
                {"outcome": "succeeded", "startedAt": "2026-01-01T12:00:00Z", "endedAt": "2026-01-01T11:00:01Z"}
                """;
        assertTrue(judged(Place.DESTINATION, Optional.of(new MigrationAnswer(new JsonPath(backwards))))
                .wrongOutcome());
        assertTrue(judged(Place.DESTINATION, Optional.empty()).wrongOutcome());
    }

    @ParameterizedTest(name = "{0}: \"{1}\" names the wrong one: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "VM destroyed | beta broke it off | true",
                "VM destroyed | a-disk was forced off on alpha while it moved | false",
                "VM destroyed | libvirt gave this reason: what nobody knows | false",
                "job aborted by another | The migration was cancelled outside the console | false",
                "job aborted by another | The connection to alpha was lost | true",
                "destination's QEMU, kill | The QEMU for a-disk on beta ended | false",
                "destination's QEMU, kill | The QEMU for a-disk on alpha ended | true",
                "destination's libvirtd, kill | The connection to beta was lost | false",
                "source's libvirtd, kill | The connection to beta was lost | true",
                "data ports closed | A firewall closes the TCP ports, over which memory and disks go | false",
                "data ports closed | A disk could not be copied, nor its ports | true",
                "console killed and back | beta broke it off | true"
            })
    void wrongCulprit(String fault, String error, boolean wrong) {
        assertEquals(
                wrong,
                judged(fault, Phase.FIRST_PASS, Place.SOURCE, "failed", error).wrongCulprit());
    }

    @Test
    @DisplayName("adds up in a table what it found, and leaves out what no fault met")
    void table() {
        FaultTable table = new FaultTable();
        table.add(List.of(
                judged("VM destroyed", Phase.FIRST_PASS, Place.ENDED_ON_SOURCE, "failed", "beta broke it off"),
                judged("VM destroyed", Phase.FIRST_PASS, Place.ENDED_ON_SOURCE, "failed", NO_ERROR),
                Finding.uncounted("VM destroyed", Phase.CATCHING_UP, "it did not get that far")));

        assertEquals(2, table.runs());
        assertEquals(1, table.wrong().size());
        assertTrue(
                table.text().lines().anyMatch(line -> line.matches("VM destroyed +first pass +2 +0 +0 +1 +0")),
                table.text());
        assertTrue(
                table.text().lines().anyMatch(line -> line.matches("VM destroyed +catching up +0 +0 +0 +0 +0")),
                table.text());
        assertFalse(table.uncounted().isEmpty());
    }

    private static Finding judged(String fault, Phase phase, Place place, String outcome, String error) {
        String json = """
                {"outcome": %s, "verdict": {"sentence": "checked."}, "error": {"title": "%s", "cause": ""},
                 "startedAt": "2026-01-01T12:00:00Z"}
                """.formatted(outcome.isEmpty() ? "null" : '"' + outcome + '"', error);
        return judged(fault, phase, place, Optional.of(new MigrationAnswer(new JsonPath(json))));
    }

    private static Finding judged(Place place, Optional<MigrationAnswer> answer) {
        return judged("link cut 30 s", Phase.FIRST_PASS, place, answer);
    }

    private static Finding judged(String fault, Phase phase, Place place, Optional<MigrationAnswer> answer) {
        Trial trial = Trial.begun(new Guest(new Lab(), "a-disk", ""), phase, 1);
        return Judge.judge(Faults.named(fault), trial, "alpha", "beta", place, answer, List.of());
    }
}
