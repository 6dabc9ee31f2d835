package io.gangway.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class LongestRiseTest {

    @Test
    void keepsEverythingThatIsInOrder() {
        assertArrayEquals(new int[] {0, 1, 2}, LongestRise.of(new int[] {3, 5, 9}));
    }

    @Test
    void leavesOutTheOneThatMoved() {
        assertArrayEquals(new int[] {1, 2, 3}, LongestRise.of(new int[] {9, 1, 2, 3}));
        assertArrayEquals(new int[] {0, 1, 2}, LongestRise.of(new int[] {1, 2, 3, 0}));
    }

    @Test
    void findsNothingInNothing() {
        assertArrayEquals(new int[] {}, LongestRise.of(new int[] {}));
    }
}
