/** What libvirt says and takes, as values: no call is made here. */
@NullMarked
package io.gangway.libvirt.fact;

import org.jspecify.annotations.NullMarked;
