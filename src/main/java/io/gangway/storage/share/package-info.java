/** Sets storage up that several hosts reach, step by step. */
package io.gangway.storage.share;
