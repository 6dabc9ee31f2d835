package io.gangway.configuration;

import java.util.Optional;

/**
 * Where in a text something is wrong.
 *
 * @param line from 1
 * @param excerpt that line, or the end of it if it is long
 * @param offset how many characters stand before it in the whole text
 */
public record Place(int line, String excerpt, int offset) {

    private static final int MOST = 160;

    /** The place of a finding; empty if it is not at one place of the text. */
    static Optional<Place> of(Finding finding, String text) {
        if (finding.line() < 1) {
            return Optional.empty();
        }
        int start = 0;
        for (int i = 1; i < finding.line(); i++) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                return Optional.empty();
            }
            start = end + 1;
        }
        int end = text.indexOf('\n', start);
        String line = text.substring(start, end < 0 ? text.length() : end);
        int column = Math.min(Math.max(finding.column() - 1, 0), line.length());
        int from = Math.max(0, column - MOST);
        String excerpt =
                line.substring(from, Math.min(line.length(), from + MOST)).strip();
        return Optional.of(new Place(finding.line(), excerpt, start + column));
    }
}
