/** What people and policies can do to a run, and what came of it. */
package io.gangway.migration.control;
