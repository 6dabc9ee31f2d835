/** Why a host does not answer, told to people: what, why, and what to do as which account. */
@NullMarked
package io.gangway.host.words;

import org.jspecify.annotations.NullMarked;
