package io.gangway.libvirt.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.gangway.libvirt.binding.PromptCalls;
import io.gangway.libvirt.fact.VirtException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HostCallTest {

    @Test
    void whatFollowsACallLosesNoException() {
        List<Throwable> logged = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord told) {
                logged.add(told.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger(HostCall.class.getName());
        log.addHandler(handler);
        try {
            OutOfMemoryError thrown = new OutOfMemoryError("thrown by the test");
            HostCall<String> call = PromptCalls.done("alpha", () -> "answer");

            call.whenDone((answer, failure) -> {
                throw thrown;
            });

            assertEquals(List.of(thrown), logged);
            assertEquals("answer", call.await(Duration.ofSeconds(1)));
        } finally {
            log.removeHandler(handler);
        }
    }

    @Test
    @DisplayName("each call tells once how it ended, and one that is late does not end twice")
    void tellsOnceHowItEnded() {
        List<CallTimes.End> ends = new ArrayList<>();
        HostCall<String> answered = new HostCall<>("alpha", ends::add);
        answered.run(() -> "answer");
        HostCall<String> failed = new HostCall<>("alpha", ends::add);
        failed.run(() -> {
            throw VirtException.lost("alpha");
        });
        HostCall<String> late = new HostCall<>("alpha", ends::add);
        assertThrows(VirtException.class, () -> late.await(Duration.ofMillis(1)));
        late.run(() -> "too late");

        assertEquals("answer", answered.await(Duration.ofSeconds(1)));
        assertThrows(VirtException.class, () -> failed.await(Duration.ofSeconds(1)));
        assertEquals(List.of(CallTimes.End.OK, CallTimes.End.ERROR, CallTimes.End.TIMED_OUT), ends);
    }

    @Test
    @DisplayName("a call that comes back after it was given up is counted as late, not as answered")
    void comesBackAfterItWasGivenUp() {
        List<CallTimes.End> ends = new ArrayList<>();
        HostCall<String> call = new HostCall<>("alpha", ends::add);

        call.run(() -> {
            assertThrows(VirtException.class, () -> call.await(Duration.ofMillis(1)));
            return "too late";
        });

        assertEquals(List.of(CallTimes.End.TIMED_OUT), ends);
    }
}
