/** Leaves nothing half-copied behind, and says what a VM that has left still has on its source. */
package io.gangway.migration.cleanup;
