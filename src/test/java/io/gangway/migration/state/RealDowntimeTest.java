package io.gangway.migration.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("For how long a guest stood still")
class RealDowntimeTest {

    private static OptionalLong of(Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    @ParameterizedTest(name = "net {0}, whole {1}, seen {2}: {3}")
    @CsvSource({
        // As usual; news of both hosts come in their own time.
        "45, 60, 90, 45",
        "45, 60, , 45",
        // The destination hung: seen in the lab with a libvirtd that stood still for 14 s.
        "1992, 14210, 14260, 14210",
        "99, 23000, 23100, 23000",
        // The hosts' clocks are apart.
        "99, 3600100, 23100, 23100",
        "45, 3600060, 80, 45",
        // The destination hung afterwards, so that the news came late.
        "45, 60, 30000, 45",
        // Nobody saw it, and they contradict each other.
        "99, 23000, , ",
        "45, , , 45",
        // A second and a half is too much for news that are late.
        "100, 1599, , 100",
        "100, 1600, , ",
        "1600, 100, , ",
        ", 60, , 60",
        ", , 80, 80",
        ", , , "
    })
    void isTold(Long net, Long whole, Long seen, Long told) {
        assertEquals(of(told), RealDowntime.of(of(net), of(whole), of(seen)));
    }
}
