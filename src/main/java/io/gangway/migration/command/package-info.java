/** A request in libvirt's terms, the same for virsh, and the configuration for the destination. */
@NullMarked
package io.gangway.migration.command;

import org.jspecify.annotations.NullMarked;
