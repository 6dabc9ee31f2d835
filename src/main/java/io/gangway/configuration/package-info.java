/** A VM's configuration in libvirt's XML, edited by people: checked, compared with what it was, and put back. */
package io.gangway.configuration;
