/** Asks both hosts where the VM is, and decides; nothing else decides an outcome. */
@NullMarked
package io.gangway.migration.verdict;

import org.jspecify.annotations.NullMarked;
