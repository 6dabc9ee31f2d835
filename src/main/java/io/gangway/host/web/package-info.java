/** What people and programs see of hosts: pages, JSON and readiness. */
package io.gangway.host.web;
