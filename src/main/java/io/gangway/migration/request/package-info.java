/** From untrusted words to a request that breaks no rule; asks no host. */
package io.gangway.migration.request;
