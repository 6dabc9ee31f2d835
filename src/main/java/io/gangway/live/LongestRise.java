package io.gangway.live;

/** The longest strictly rising subsequence, found by patience sorting in n log n steps. */
final class LongestRise {

    private LongestRise() {}

    /** The indexes of its members, in order. */
    static int[] of(int[] values) {
        // lastOf[length - 1]: the index of the smallest value that ends a rise of that length.
        int[] lastOf = new int[values.length];
        int[] previous = new int[values.length];
        int longest = 0;
        for (int i = 0; i < values.length; i++) {
            int length = lengthBefore(values, lastOf, longest, values[i]);
            previous[i] = length == 0 ? -1 : lastOf[length - 1];
            lastOf[length] = i;
            longest = Math.max(longest, length + 1);
        }
        int[] indexes = new int[longest];
        int index = longest == 0 ? -1 : lastOf[longest - 1];
        for (int i = longest - 1; i >= 0; i--) {
            indexes[i] = index;
            index = previous[index];
        }
        return indexes;
    }

    private static int lengthBefore(int[] values, int[] lastOf, int longest, int value) {
        int low = 0;
        int high = longest;
        while (low < high) {
            int middle = (low + high) / 2;
            if (values[lastOf[middle]] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
