package io.gangway.configuration;

/**
 * One thing that is wrong with a configuration that a person has edited.
 *
 * @param line where, from 1; 0 if it is not at one place
 * @param column where in its line, from 1; 0 if it is not at one place
 * @param expected what should stand there; empty if nothing certain
 * @param found what stands there instead, or the parser's own words
 */
public record Finding(Kind kind, int line, int column, String expected, String found) {

    /** What can be wrong. */
    public enum Kind {
        EMPTY,
        TOO_LONG,
        /** It declares a document type, which could draw in entities and files. */
        DOCUMENT_TYPE,
        NOT_WELL_FORMED,
        /** Its elements lie deeper in each other than is read. */
        TOO_DEEP,
        /** Its outermost element is not {@code domain}. */
        NOT_A_VM,
        NAME_CHANGED,
        UUID_CHANGED,
        /** A mark stands in the place of a password, but no password was hidden behind it. */
        UNKNOWN_SECRET
    }

    static Finding of(Kind kind, String expected, String found) {
        return new Finding(kind, 0, 0, expected, found);
    }
}
