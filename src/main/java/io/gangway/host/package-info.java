/** The hosts that the console knows: how each is reached, how it stands, and what it says of itself. */
package io.gangway.host;
