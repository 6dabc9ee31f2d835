/** In which language the console speaks to whom. */
package io.gangway.language;
