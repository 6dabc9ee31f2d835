/** What storage each host has, for people and programs. */
@NullMarked
package io.gangway.storage.list;

import org.jspecify.annotations.NullMarked;
