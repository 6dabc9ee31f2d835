/** Asks both hosts, before anything starts, what is in the way; changes nothing. */
package io.gangway.migration.preflight;
