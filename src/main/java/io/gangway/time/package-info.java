/** What time it is, how much time has passed, and what is done again and again. */
package io.gangway.time;
