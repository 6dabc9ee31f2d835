package io.gangway.storage.share;

import io.gangway.page.Change;
import io.gangway.page.Drawing;
import io.gangway.page.LiveView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.Map;

/** One setting up of shared storage, step by step. */
final class ShareView implements LiveView {

    private final long id;
    private final Shares shares;

    @CheckedTemplate(basePath = "ShareResource")
    static class Templates {
        static native TemplateInstance outcome(ShareState share);

        static native TemplateInstance steps(ShareState share);
    }

    ShareView(long id, Shares shares) {
        this.id = id;
        this.shares = shares;
    }

    @Override
    public Drawing draw() {
        return shares.find(id)
                .map(share -> Drawing.ofSpots(Map.of(
                        "share-outcome",
                        Templates.outcome(share).render(),
                        "share-steps",
                        Templates.steps(share).render())))
                .orElseGet(() -> Drawing.ofSpots(Map.of()));
    }

    @Override
    public boolean concerns(Change change) {
        return change instanceof Change.OfShare share && share.id() == id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShareView that && id == that.id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }
}
