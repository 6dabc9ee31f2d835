/** What libvirt and QEMU said, as a code and in words: what failed, why, what to do. */
package io.gangway.migration.failure;
