/** Copies disks and small files from host to host: all of them, or none. */
package io.gangway.storage.copy;
