package io.gangway.migration.request;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the texts of options are written. */
final class Syntax {

    /** libvirt takes more figures than make sense; more than a terabyte in a second does not. */
    static final int MOST_MIB = 1_000_000;

    static final Pattern VM_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:+@-]{0,254}");
    static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");
    static final Pattern ADDRESS = Pattern.compile(HOST + "|\\[[0-9A-Fa-f:.]{2,45}]|[0-9A-Fa-f:.]{2,45}");

    /** The target of a disk or drive, such as {@code vda}. */
    static final Predicate<String> TARGET = Pattern.compile("[A-Za-z0-9]{1,16}").asMatchPredicate();

    private static final Pattern DATA_URI = Pattern.compile("tcp://(" + HOST + "|\\[[0-9A-Fa-f:.]{2,45}])(:\\d{1,5})?");
    private static final Pattern PORT = Pattern.compile(":(\\d{1,5})$");

    private Syntax() {}

    /** Such as {@code tcp://10.0.1.2:49152}. */
    static boolean dataAddress(String text) {
        Matcher port = PORT.matcher(text);
        return DATA_URI.matcher(text).matches()
                && (!port.find()
                        || (Integer.parseInt(port.group(1)) >= 1 && Integer.parseInt(port.group(1)) <= 65_535));
    }
}
