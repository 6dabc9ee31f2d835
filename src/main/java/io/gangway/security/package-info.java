/** Which requests the console answers at all. */
package io.gangway.security;
