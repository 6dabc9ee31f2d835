package io.gangway.migration.request;

/** The parts into which the dialog folds its advanced options. */
public enum Section {
    /** How it moves. */
    WAY,
    /** How it arrives. */
    ARRIVAL,
    /** Speed and coming to an end. */
    PACE,
    /** The way its data takes. */
    ROAD,
    /** Safety. */
    GUARD
}
