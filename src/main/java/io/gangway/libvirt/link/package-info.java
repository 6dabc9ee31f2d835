/** The lasting link to one host and the threads on which it is called, so that a host that hangs holds up none but itself. */
@NullMarked
package io.gangway.libvirt.link;

import org.jspecify.annotations.NullMarked;
