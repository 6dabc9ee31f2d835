package io.gangway.page;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The icons a page may show, as one SVG sprite made from Bootstrap Icons when the console starts. The icon font would
 * weigh more than everything else on a page together.
 */
@Named("icons")
@Singleton
public class Icons {

    private static final List<String> NAMES = List.of(
            "arrow-left-right",
            "arrow-right",
            "arrow-repeat",
            "box-arrow-in-down",
            "check-circle",
            "check-circle-fill",
            "chevron-down",
            "chevron-up",
            "circle",
            "clipboard",
            "disc",
            "exclamation-triangle",
            "floppy",
            "hdd-stack",
            "hourglass-split",
            "info-circle",
            "moon",
            "pause-circle",
            "pause-fill",
            "pc-display",
            "pencil",
            "play-circle-fill",
            "play-fill",
            "plug",
            "power",
            "question-circle",
            "record-circle",
            "search",
            "slash-circle",
            "stop-circle",
            "trash",
            "x-circle",
            "x-lg",
            "x-octagon");

    private static final Pattern SVG = Pattern.compile("(?s)<svg[^>]*viewBox=\"([^\"]*)\"[^>]*>(.*)</svg>");

    private final String sprite;

    public Icons() {
        String folder = Assets.webjar("org.webjars.npm/bootstrap-icons") + "icons/";
        StringBuilder symbols = new StringBuilder();
        for (String name : NAMES) {
            String svg = new String(Assets.read(folder + name + ".svg"), StandardCharsets.UTF_8);
            Matcher matcher = SVG.matcher(svg);
            if (!matcher.find()) {
                throw new IllegalStateException("not an icon: " + name);
            }
            symbols.append("<symbol id=\"i-")
                    .append(name)
                    .append("\" viewBox=\"")
                    .append(matcher.group(1))
                    .append("\">")
                    .append(matcher.group(2).strip())
                    .append("</symbol>");
        }
        sprite = symbols.toString();
    }

    /** The symbols, for an SVG element that every page begins with. */
    public String sprite() {
        return sprite;
    }
}
