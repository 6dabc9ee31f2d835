package io.gangway.migration.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How much QEMU slows the guest")
class SteeredTest {

    private static OptionalLong throttle(Map<String, Object> figures) {
        return new Steered(List.of(), figures, OptionalLong.empty(), OptionalLong.empty(), false, false, false)
                .throttlePercent();
    }

    @Test
    @DisplayName("is the share that libvirt tells")
    void slowed() {
        assertEquals(OptionalLong.of(20), throttle(Map.of("auto_converge_throttle", 20)));
        assertEquals(OptionalLong.of(1), throttle(Map.of("auto_converge_throttle", 1L)));
    }

    @Test
    @DisplayName("is not told where it does not, or where libvirt says nothing of it that is a figure")
    void notSlowed() {
        assertEquals(OptionalLong.empty(), throttle(Map.of("auto_converge_throttle", 0)));
        assertEquals(OptionalLong.empty(), throttle(Map.of("auto_converge_throttle", "20")));
        assertEquals(OptionalLong.empty(), throttle(Map.of()));
    }
}
