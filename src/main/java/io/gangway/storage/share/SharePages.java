package io.gangway.storage.share;

import io.gangway.page.LiveSource;
import io.gangway.page.LiveView;
import io.gangway.page.PageAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What the pages about sharing storage show, by their addresses. */
@ApplicationScoped
public class SharePages implements LiveSource {

    private final Shares shares;

    public SharePages(Shares shares) {
        this.shares = shares;
    }

    @Override
    public Optional<LiveView> viewFor(PageAddress page) {
        List<String> parts = page.segments();
        if (parts.size() == 3
                && page.path().startsWith("/hosts/share-storage/")
                && parts.get(2).matches("[0-9]{1,9}")) {
            return Optional.of(one(Long.parseLong(parts.get(2))));
        }
        return Optional.empty();
    }

    LiveView one(long id) {
        return new ShareView(id, shares);
    }
}
