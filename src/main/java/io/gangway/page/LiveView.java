package io.gangway.page;

/**
 * What one kind of page shows that can change while it is open. Equal views draw the same, so that all who look at the
 * same thing share one drawing.
 */
public interface LiveView {

    /** Draws the present state. Waits for no host; may read the database. Called by one thread at a time. */
    Drawing draw();

    /** Whether the drawing may be another one after this change. At once, from what the view itself knows. */
    boolean concerns(Change change);
}
