/** What people and programs see of migrations: pages and JSON. */
package io.gangway.migration.web;
