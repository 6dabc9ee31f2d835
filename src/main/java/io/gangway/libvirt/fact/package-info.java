/** What libvirt says and takes, as values: no call is made here. */
package io.gangway.libvirt.fact;
