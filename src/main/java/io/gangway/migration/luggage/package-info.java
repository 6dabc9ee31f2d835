/** What goes along beside libvirt's call: small files, checkpoints, autostart, media that are ejected. */
package io.gangway.migration.luggage;
