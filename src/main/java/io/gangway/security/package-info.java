/** Which requests the console answers at all. */
@NullMarked
package io.gangway.security;

import org.jspecify.annotations.NullMarked;
