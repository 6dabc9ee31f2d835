/** What people and programs see of hosts: pages, JSON and readiness. */
@NullMarked
package io.gangway.host.web;

import org.jspecify.annotations.NullMarked;
