package io.gangway.libvirt.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.libvirt.binding.PromptCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
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
}
