/** From the command line to a running console: what is configured, where its data lies, and how it ends. */
package io.gangway.start;
