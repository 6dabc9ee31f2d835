package io.gangway.live;

import io.gangway.language.Language;
import io.gangway.language.Languages;
import io.gangway.page.Change;
import io.gangway.page.Drawing;
import io.gangway.page.LiveView;

/** A view for those who read one language: others see another drawing of the same. */
record SpokenView(LiveView view, Language language, Languages languages) implements LiveView {

    @Override
    public Drawing draw() {
        return languages.speaking(language, view::draw);
    }

    @Override
    public boolean concerns(Change change) {
        return view.concerns(change);
    }
}
