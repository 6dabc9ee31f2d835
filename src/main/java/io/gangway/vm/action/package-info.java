/** What people do to one VM where it is: start, shut down, pause, its media, its screen. */
@NullMarked
package io.gangway.vm.action;

import org.jspecify.annotations.NullMarked;
