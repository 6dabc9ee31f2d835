package io.gangway.page;

/**
 * What one kind of page shows that can change while it is open. Equal views draw the same, so that all who look at the
 * same thing share one drawing.
 */
public interface LiveView {

    /** Draws the present state. Quick: reads what is in memory and waits for no host. */
    Drawing draw();
}
