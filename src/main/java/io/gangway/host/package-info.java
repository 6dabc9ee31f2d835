/** The hosts that the console knows: how each is reached, how it stands, and what it says of itself. */
@NullMarked
package io.gangway.host;

import org.jspecify.annotations.NullMarked;
