package io.gangway.vm.inventory;

import java.math.BigInteger;
import java.util.Comparator;

/** Orders names as a person would: {@code web2} before {@code web10}. */
public enum NaturalOrder implements Comparator<String> {
    INSTANCE;

    @Override
    public int compare(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() && j < right.length()) {
            int endLeft = runEnd(left, i);
            int endRight = runEnd(right, j);
            String a = left.substring(i, endLeft);
            String b = right.substring(j, endRight);
            int order = isDigit(a.charAt(0)) && isDigit(b.charAt(0))
                    ? new BigInteger(a).compareTo(new BigInteger(b))
                    : a.compareTo(b);
            if (order != 0) {
                return order;
            }
            i = endLeft;
            j = endRight;
        }
        return Integer.compare(left.length() - i, right.length() - j);
    }

    private static int runEnd(String text, int start) {
        boolean digits = isDigit(text.charAt(start));
        int end = start + 1;
        while (end < text.length() && isDigit(text.charAt(end)) == digits) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
