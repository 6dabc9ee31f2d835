/**
 * The frame around every page: layout, error pages, messages, figures, and how a live part of a page is drawn; and how
 * anything is refused.
 */
package io.gangway.page;
