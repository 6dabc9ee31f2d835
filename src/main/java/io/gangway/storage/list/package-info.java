/** What storage each host has, for people and programs. */
package io.gangway.storage.list;
