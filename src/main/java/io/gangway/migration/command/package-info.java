/** A request in libvirt's terms, the same for virsh, and the configuration for the destination. */
package io.gangway.migration.command;
