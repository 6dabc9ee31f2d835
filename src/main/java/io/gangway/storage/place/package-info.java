/** Where a disk lies on each of two hosts, whether both reach the very same, and who uses it. */
package io.gangway.storage.place;
