package io.gangway.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.lab.Lab;
import io.gangway.lab.LabTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The short form of {@code ./lab faults}: those that tell most in little time, several guests at a time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(LabTest.Traces.class)
@DisplayName("A fault in the midst of migrations costs no guest, and the console tells truly what came of it and why:")
class FaultSuiteIT {

    private final FaultTable table = new FaultTable();
    private Stage stage;

    @BeforeAll
    void open() {
        stage = new Stage(new Lab(), "alpha", "beta");
    }

    @AfterAll
    void close() {
        System.out.println(table.text());
        stage.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("console killed and back", List.of(Phase.FIRST_PASS, Phase.CATCHING_UP, Phase.DISK_COPY)),
                Arguments.of("console's database full", List.of(Phase.FIRST_PASS)),
                Arguments.of("job aborted by another", List.of(Phase.PREPARING, Phase.FIRST_PASS, Phase.DISK_COPY)),
                Arguments.of("destination's libvirtd, kill", List.of(Phase.PREPARING, Phase.FIRST_PASS)),
                Arguments.of("destination's QEMU, kill", List.of(Phase.SWITCHING_OVER)),
                Arguments.of("source's libvirtd, kill", List.of(Phase.VERIFYING)),
                Arguments.of("VM destroyed", List.of(Phase.FIRST_PASS, Phase.DISK_COPY)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("faults")
    @Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void isBorne(String fault, List<Phase> phases) {
        List<Finding> findings = new Round(stage, Faults.named(fault), phases).play();
        stage.mindConsole();
        table.add(findings);

        assertEquals(List.of(), findings.stream().filter(one -> !one.right()).toList());
        assertEquals(List.of(), findings.stream().filter(one -> !one.counted()).toList());
        assertEquals(0, stage.consoleDeaths());
    }
}
