/** The form that starts a migration. */
package io.gangway.migration.dialog;
