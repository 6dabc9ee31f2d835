/** All that belongs to a VM beside its memory, and what becomes of each part when the VM moves. */
@NullMarked
package io.gangway.belongings;

import org.jspecify.annotations.NullMarked;
