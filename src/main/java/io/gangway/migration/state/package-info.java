/** One migration as it stands: asked, how far, what came of it. Pure; never goes back. */
package io.gangway.migration.state;
