/** What time it is, how much time has passed, and what is done again and again. */
@NullMarked
package io.gangway.time;

import org.jspecify.annotations.NullMarked;
