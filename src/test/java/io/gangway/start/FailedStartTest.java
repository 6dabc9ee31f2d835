package io.gangway.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A start that fails")
class FailedStartTest {

    @Test
    @DisplayName("for a database that another console has opened meanwhile is told in a sentence")
    void isTold() {
        // By H2's own number: the other console is another process, which only the lab's tests have.
        SQLException inUse = new SQLException("Database may be already in use", "90020", 90_020);
        assertEquals(
                Optional.of("Another console uses the database in the data folder now. Put that right, or name"
                        + " another folder in gangway.data-dir."),
                FailedStart.sentence(new IllegalStateException("cannot start", inUse)));
    }

    @Test
    @DisplayName("for a fault of the console itself keeps its trace")
    void isNotTold() {
        assertEquals(Optional.empty(), FailedStart.sentence(new IllegalStateException(new SQLException("odd", "", 1))));
    }
}
