package io.gangway.migration.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.libvirt.fact.VirtException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What may fail in a run")
class RunGuardTest {

    private final Logger log = Logger.getLogger(RunGuard.class.getName());
    /** What is worth an administrator's attention. */
    private final List<Throwable> errors = new ArrayList<>();

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord told) {
            if (told.getLevel().intValue() >= Level.SEVERE.intValue()) {
                errors.add(told.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final RunGuard guard = new RunGuard(7);

    @BeforeEach
    void listen() {
        log.addHandler(handler);
    }

    @AfterEach
    void leave() {
        log.removeHandler(handler);
    }

    private static Runnable failing(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }

    @Test
    @DisplayName("is done where it does not fail")
    void done() {
        List<String> work = new ArrayList<>();

        assertTrue(guard.done("Looking", () -> work.add("looked")));
        assertEquals(List.of("looked"), work);
        assertEquals(List.of(), errors);
    }

    @Test
    @DisplayName("ends no run, not even by an error, and is logged")
    void fails() {
        OutOfMemoryError error = new OutOfMemoryError("thrown by the test");

        assertFalse(guard.done("Looking", () -> {
            throw error;
        }));
        assertEquals(List.of(error), errors);
    }

    @Test
    @DisplayName(
            "is told of once, however often it is tried, and again only if it fails in another way or at other work")
    void once() {
        RuntimeException first = new IllegalStateException("first");
        RuntimeException other = new IllegalArgumentException("other");

        guard.done("Looking", failing(first));
        guard.done("Looking", failing(new IllegalStateException("again")));
        guard.done("Looking", failing(other));
        guard.failed("Saving", first);

        assertEquals(List.of(first, other, first), errors);
    }

    @Test
    @DisplayName("because a host does not answer is no mistake of the console's, and no error in its log")
    void hosts() {
        assertFalse(guard.done("Looking", failing(VirtException.lost("alpha"))));
        assertEquals(List.of(), errors);
    }
}
