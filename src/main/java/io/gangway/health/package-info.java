/** Whether the console itself still works: its event loops, for whoever watches over it. */
@NullMarked
package io.gangway.health;

import org.jspecify.annotations.NullMarked;
