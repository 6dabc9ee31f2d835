/** What people do to one VM where it is: start, shut down, pause, its media, its screen. */
package io.gangway.vm.action;
