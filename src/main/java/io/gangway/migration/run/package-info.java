/** A migration from its start to its verdict, also after the console's death. */
package io.gangway.migration.run;
