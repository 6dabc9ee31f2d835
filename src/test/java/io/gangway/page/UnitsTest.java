package io.gangway.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UnitsTest {

    @Test
    void writesBytesWithThreeDigitsAtMost() {
        assertEquals("0 B", Units.bytes(0));
        assertEquals("1023 B", Units.bytes(1023));
        assertEquals("1 KiB", Units.bytes(1024));
        assertEquals("1.5 KiB", Units.bytes(1536));
        assertEquals("512 MiB", Units.bytes(512L << 20));
        assertEquals("82.7 MiB", Units.bytes(86_716_000));
        assertEquals("3 GiB", Units.bytes(3L << 30));
    }

    @Test
    void neverWrites1024OfAUnit() {
        assertEquals("1.0 MiB", Units.bytes((1L << 20) - 1));
    }

    @Test
    void writesLengthsOfTimeNoFinerThanHelps() {
        assertEquals("84 ms", Units.duration(84));
        assertEquals("3.2 s", Units.duration(3210));
        assertEquals("42 s", Units.duration(42_400));
        assertEquals("2 min 5 s", Units.duration(125_000));
        assertEquals("10 min", Units.duration(600_000));
        assertEquals("1 h 4 min", Units.duration(3_840_000));
    }

    @Test
    void writesPercentWithoutDecimals() {
        assertEquals("13 %", Units.percent(12.6));
    }
}
