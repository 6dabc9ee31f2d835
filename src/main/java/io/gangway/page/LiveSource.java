package io.gangway.page;

import java.util.Optional;

/** Knows which pages show something of a room's own. Each room that has live pages offers one as a bean. */
public interface LiveSource {

    /** The view that belongs to a page; empty if the page shows nothing of this room. */
    Optional<LiveView> viewFor(PageAddress page);
}
