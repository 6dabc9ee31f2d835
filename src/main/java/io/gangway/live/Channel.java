package io.gangway.live;

import io.gangway.page.Drawing;
import io.gangway.page.LiveView;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One view, who looks at it, and what they were last sent. Only the live thread touches it. At most one drawing of it is
 * being made at a time, so that a later one never overtakes an earlier one.
 */
final class Channel {

    private final LiveView view;
    private final Set<Viewer> viewers = new HashSet<>();
    /** Those who came since the last drawing: what they show is not known to be what the others were sent. */
    private final Set<Viewer> newcomers = new HashSet<>();

    private Optional<Drawing> shown = Optional.empty();
    private boolean underWay;
    private boolean again;

    Channel(LiveView view) {
        this.view = view;
    }

    LiveView view() {
        return view;
    }

    void join(Viewer viewer) {
        newcomers.add(viewer);
    }

    /** Lets a viewer go; whether nobody is left. */
    boolean isEmptyWithout(Viewer viewer) {
        viewers.remove(viewer);
        newcomers.remove(viewer);
        return viewers.isEmpty() && newcomers.isEmpty();
    }

    /** Whether a drawing is to be begun now; while one is being made, another one will follow it. */
    boolean wantsDrawing() {
        again = underWay;
        if (underWay) {
            return false;
        }
        underWay = true;
        return true;
    }

    /** The drawing that was begun has ended; whether another one is to follow. */
    boolean drawn() {
        underWay = false;
        return again && !(viewers.isEmpty() && newcomers.isEmpty());
    }

    /** Sends everybody what leads to the new drawing from what they have. */
    void show(Drawing now, Viewer.WhenCaughtUp whenCaughtUp) {
        String message = shown.map(before -> Changes.between(before, now)).orElse("");
        shown = Optional.of(now);
        if (!message.isEmpty()) {
            viewers.forEach(viewer -> viewer.send(view, message, whenCaughtUp));
        }
        newcomers.stream()
                .filter(viewer -> !now.revision().equals(viewer.revision()))
                .forEach(viewer -> sendWhole(viewer, whenCaughtUp));
        viewers.addAll(newcomers);
        newcomers.clear();
    }

    void sendWhole(Viewer viewer, Viewer.WhenCaughtUp whenCaughtUp) {
        shown.ifPresent(drawing -> viewer.send(view, Changes.whole(drawing), whenCaughtUp));
    }
}
