/** The one websocket: it tells open pages what changed. Who draws what, each feature room says by its live sources. */
package io.gangway.live;
