/** A domain's XML, read: what a VM has and needs of its host. */
@NullMarked
package io.gangway.vm.details;

import org.jspecify.annotations.NullMarked;
