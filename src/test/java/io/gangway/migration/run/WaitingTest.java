package io.gangway.migration.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.migration.run.Waiting.Seen;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A migration that waits")
class WaitingTest {

    private static Waiting of(boolean inLine, boolean called, boolean arriving, boolean silent, int seconds) {
        return Waiting.of(new Seen(
                false, true, false, Duration.ZERO, inLine, called, arriving, silent, Duration.ofSeconds(seconds)));
    }

    @Test
    @DisplayName("in line says so after a moment, however long")
    void inLine() {
        assertEquals(Waiting.NOTHING, of(true, false, false, false, 0));
        assertEquals(Waiting.IN_LINE, of(true, false, false, false, 1));
        assertEquals(Waiting.IN_LINE, of(true, false, false, false, 3600));
    }

    @Test
    @DisplayName("says nothing in the first ten seconds, whatever it waits for")
    void theFirstTenSeconds() {
        assertEquals(Waiting.NOTHING, of(false, false, false, false, 9));
        assertEquals(Waiting.NOTHING, of(false, true, false, true, 9));
        assertEquals(Waiting.NOTHING, of(false, true, true, false, 9));
    }

    @Test
    @DisplayName("then says whether it waits for the console, for the login or for the destination")
    void afterThem() {
        assertEquals(Waiting.CONSOLE, of(false, false, false, false, 10));
        assertEquals(Waiting.LOGIN, of(false, true, false, false, 10));
        assertEquals(Waiting.DESTINATION, of(false, true, true, false, 10));
    }

    @Test
    @DisplayName("blames a destination that lets nobody in only after twenty seconds, and not once it takes the VM")
    void blamesTheDestination() {
        assertEquals(Waiting.LOGIN, of(false, true, false, true, 19));
        assertEquals(Waiting.LOGIN_UNANSWERED, of(false, true, false, true, 20));
        assertEquals(Waiting.LOGIN, of(false, true, false, false, 600));
        assertEquals(Waiting.DESTINATION, of(false, true, true, true, 600));
    }

    @Test
    @DisplayName("says for what the guest stands still, after ten seconds of it")
    void switchesOver() {
        assertEquals(
                Waiting.NOTHING,
                Waiting.of(
                        new Seen(true, false, false, Duration.ZERO, false, true, true, false, Duration.ofSeconds(9))));
        assertEquals(
                Waiting.SWITCHOVER,
                Waiting.of(
                        new Seen(true, false, false, Duration.ZERO, false, true, true, false, Duration.ofSeconds(10))));
    }

    @Test
    @DisplayName("waits no more once something has moved")
    void moves() {
        assertEquals(
                Waiting.NOTHING,
                Waiting.of(
                        new Seen(false, false, false, Duration.ZERO, true, true, false, true, Duration.ofMinutes(1))));
    }

    private static Waiting sending(int seconds, int heard) {
        return Waiting.of(new Seen(
                false, false, true, Duration.ofSeconds(heard), false, true, true, false, Duration.ofSeconds(seconds)));
    }

    @Test
    @DisplayName("while nothing is sent says after ten seconds whether the source is silent or gets nothing through")
    void sendsNothing() {
        assertEquals(Waiting.NOTHING, sending(9, 9));
        assertEquals(Waiting.SOURCE_SILENT, sending(10, 10));
        assertEquals(Waiting.NO_DATA, sending(10, 1));
    }
}
