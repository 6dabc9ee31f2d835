package io.gangway.start;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is configured")
class KnownSettingsTest {

    @Test
    @DisplayName("is known in each of its spellings")
    void knowsEachSpelling() {
        assertEquals(
                List.of(),
                KnownSettings.unknown(
                        List.of(
                                "gangway.data-dir",
                                "gangway.hosts.alpha.uri",
                                "gangway.hosts.\"a.example.org\".migrate-uri",
                                "gangway.policies.finish.downtime-steps[1]",
                                "quarkus.http.port"),
                        List.of("GANGWAY_DATA_DIR", "GANGWAY_HOSTS_ALPHA_PEER_URI", "PATH")));
    }

    @Test
    @DisplayName("is named when nobody will ever read it, with what was probably meant")
    void namesWhatIsMisspelt() {
        assertEquals(
                List.of("GANGWAY_DATADIR", "gangway.date-dir", "gangway.frequency"),
                KnownSettings.unknown(List.of("gangway.date-dir", "gangway.frequency"), List.of("GANGWAY_DATADIR")));
        assertEquals(" Perhaps gangway.data-dir was meant.", KnownSettings.suggestion("gangway.date-dir"));
        assertEquals(" Perhaps GANGWAY_DATA_DIR was meant.", KnownSettings.suggestion("GANGWAY_DATADIR"));
        assertEquals("", KnownSettings.suggestion("gangway.frequency"));
    }

    @Test
    @DisplayName("is refused where a host has a name or a property that cannot be")
    void refusesHostsThatCannotBe() {
        assertDoesNotThrow(() -> KnownSettings.check(
                List.of("gangway.hosts.a.peer-uri"), List.of("gangway.hosts.a.uri", "gangway.hosts.a.peer-uri")));
        assertTrue(refusal("gangway.hosts.-a.uri").contains("Rename it."));
        assertTrue(refusal("gangway.hosts.a.peer-uri").contains("no gangway.hosts.a.uri"));
        assertTrue(refusal("gangway.hosts.a.url").contains("Perhaps gangway.hosts.a.uri was meant."));
        assertTrue(refusal("gangway.policies.patient").contains("Perhaps gangway.policies.patience was meant."));
    }

    private static String refusal(String property) {
        return assertThrows(CannotStart.class, () -> KnownSettings.check(List.of(property), List.of(property)))
                .getMessage();
    }

    @Test
    @DisplayName("is in the README's table, all of it")
    void isDescribed() throws IOException {
        Set<String> described = Pattern.compile("^\\| `(gangway\\.[^`]+)`", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = Stream.concat(
                        KnownSettings.PLAIN.stream(),
                        KnownSettings.HOST.stream().map(key -> "gangway.hosts.NAME." + key))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(known, described);
    }
}
