/** In which language the console speaks to whom. */
@NullMarked
package io.gangway.language;

import org.jspecify.annotations.NullMarked;
