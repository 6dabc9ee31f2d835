package io.gangway.libvirt.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackOffTest {

    @Test
    void doublesUpToItsLimitAndBeginsAnewAfterASuccess() {
        BackOff backOff = new BackOff(Duration.ofSeconds(3));

        List<Duration> waits = Stream.generate(backOff::next).limit(5).toList();
        backOff.reset();

        assertEquals(
                List.of(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(3)),
                waits);
        assertEquals(Duration.ofMillis(500), backOff.next());
    }
}
