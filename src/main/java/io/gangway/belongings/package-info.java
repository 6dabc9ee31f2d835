/** All that belongs to a VM beside its memory, and what becomes of each part when the VM moves. */
package io.gangway.belongings;
