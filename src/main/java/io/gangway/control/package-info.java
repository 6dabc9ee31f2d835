/** Steering a migration while it runs: whether it converges, what would help, what a policy does, what was done. */
package io.gangway.control;
