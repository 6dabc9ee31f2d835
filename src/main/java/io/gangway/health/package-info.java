/** Whether the console itself still works: its event loops, for whoever watches over it. */
package io.gangway.health;
