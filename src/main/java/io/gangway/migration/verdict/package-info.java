/** Asks both hosts where the VM is, and decides; nothing else decides an outcome. */
package io.gangway.migration.verdict;
