package io.gangway.faults;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What an error's title and cause must say, and must not, when a fault was done. In the expressions, {@code @S} stands for
 * the source's name and {@code @D} for the destination's; case does not matter.
 *
 * <p>The culprit is wrong if the text fits one of those that must not be; or if it fits none of those that should be,
 * unless the console owns to not knowing the reason.
 *
 * @param must one of them is to be found; an empty list asks for nothing
 * @param mustNot none of them may be found
 */
record Blame(List<String> must, List<String> mustNot) {

    /** The words in which something on a host is held to be at fault. */
    static final List<String> OF_SOURCE = of("@S");

    static final List<String> OF_DESTINATION = of("@D");

    private static final Pattern NOT_KNOWN =
            Pattern.compile("gave this reason|own words|is not known|did not say|does not say|do not say");

    private static List<String> of(String host) {
        return List.of(
                host + " (broke|cannot|gives|has no|has too|may not|does not (let|trust|answer|fit|know|have))",
                "(libvirtd|the libvirt|storage|firmware|processor|bridge|network '?\\S* ?is \\S+|firewall) (does not run )?on "
                        + host,
                "QEMU (for|of) \\S+ on " + host,
                "connection to " + host + " was lost",
                "(reach|to) " + host + "\\b[^.]*(firewall|port)");
    }

    /** Whether the text holds somebody to be the culprit who is not. */
    boolean wrong(String text, String source, String destination) {
        boolean denied = mustNot.stream().anyMatch(one -> found(one, text, source, destination));
        boolean named = must.isEmpty() || must.stream().anyMatch(one -> found(one, text, source, destination));
        return denied || (!named && !NOT_KNOWN.matcher(text).find());
    }

    private static boolean found(String expression, String text, String source, String destination) {
        String named = expression.replace("@S", Pattern.quote(source)).replace("@D", Pattern.quote(destination));
        return Pattern.compile(named, Pattern.CASE_INSENSITIVE).matcher(text).find();
    }
}
