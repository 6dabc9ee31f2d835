/** XML from and to libvirt: read without external entities, written so that a text stays a text, and rid of secrets. */
@NullMarked
package io.gangway.xml;

import org.jspecify.annotations.NullMarked;
