/** Keeps migrations for good. */
package io.gangway.migration.history;
