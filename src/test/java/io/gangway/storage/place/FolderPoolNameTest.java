package io.gangway.storage.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The name of a pool over a folder")
class FolderPoolNameTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final FolderPoolName NAME =
            FolderPoolName.of(new ThisProcess("0a1b2c3d", 4711, 1_700_000_000L), NOON);

    @Test
    @DisplayName("can be read back, and others cannot be taken for one")
    void canBeReadBack() {
        assertEquals(Optional.of(NAME), FolderPoolName.parse(NAME.toString()));
        assertEquals(Optional.empty(), FolderPoolName.parse("gangway-folder-images"));
        assertEquals(Optional.empty(), FolderPoolName.parse("x" + NAME));
    }

    @Test
    @DisplayName("is left behind as soon as its process on this machine is gone")
    void isLeftBehindWhenItsProcessIsGone() {
        assertTrue(NAME.leftBehind("0a1b2c3d", NOON, (number, started) -> false));
        assertFalse(NAME.leftBehind("0a1b2c3d", NOON.plus(Duration.ofDays(9)), (number, started) -> number == 4711));
    }

    @Test
    @DisplayName("of another machine is left alone for a day")
    void ofAnotherMachineIsLeftAloneForADay() {
        assertFalse(NAME.leftBehind("ffffffff", NOON.plus(Duration.ofHours(23)), (number, started) -> false));
        assertTrue(NAME.leftBehind("ffffffff", NOON.plus(Duration.ofHours(25)), (number, started) -> false));
    }

    @Test
    @DisplayName("tells this process from one that had its number before")
    void tellsThisProcessFromAnEarlierOne() {
        ThisProcess here = ThisProcess.now();

        assertTrue(ThisProcess.lives(here.number(), here.started()));
        assertFalse(ThisProcess.lives(here.number(), here.started() - 1));
    }
}
