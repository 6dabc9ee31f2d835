package io.gangway.xml;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must not be read by whoever may look at a VM: the passwords of its screens, the cookies and signed queries by which
 * its network disks are fetched, and what else stands in a configuration by its value. Secrets that libvirt keeps itself
 * stand there by their UUID only, which tells nothing.
 */
public final class SecretValues {

    /** The places of the same in a VM's configuration, as an XPath. */
    public static final String PLACES = "/domain/devices//@passwd | /domain/devices//@password"
            + " | /domain/devices//source/@query | /domain/devices//cookie/text() | /domain/devices//secret/text()"
            + " | /domain/*[contains(name(), ':commandline')]/*/@value";

    /** What stands in a value that hides nothing from anybody. */
    private static final String HIDDEN = "(not shown)";

    /** In the words of libvirt, which writes attributes in single quotes and escapes what stands in them. */
    private static final Pattern IN_XML = Pattern.compile("(\\s(?:passwd|password)='|<source\\s[^>]*?\\squery='"
            + "|:arg value='(?=[^']*(?i:passw|secret|token|cookie))"
            + "|:env name='[^']*(?i:pass|secret|token|key|cookie)[^']*' value=')([^']*)"
            + "|(<(?:cookie|secret)(?:\\s[^>/]*)?>)([^<]+)");

    /** In what libvirt and QEMU say, which may quote a line of XML, JSON, or an address. */
    private static final Pattern IN_WORDS =
            Pattern.compile("(\\b(?i:passwd|password|cookie|cookies|query)[\"']?\\s?[=:]\\s?[\"'])([^\"']+)"
                    + "|(<cookie\\s[^>]*>|://[^\\s/:@]*:(?=[^\\s/@]+@))([^<@]+)");

    private SecretValues() {}

    /** A configuration as libvirt gives it, with each such value changed; the values come and go unescaped. */
    public static String changed(String xml, UnaryOperator<String> change) {
        // What people keep under metadata stands before the devices and may look like them.
        int devices = Math.max(0, xml.lastIndexOf("<devices>"));
        return xml.substring(0, devices)
                + replaced(IN_XML, xml.substring(devices), value -> escaped(change.apply(plain(value))));
    }

    /** A configuration as libvirt gives it, to be read only. */
    public static String hidden(String xml) {
        return changed(xml, value -> HIDDEN);
    }

    /** The same of a sentence. */
    public static String hiddenInWords(String words) {
        return replaced(IN_WORDS, words, value -> HIDDEN);
    }

    private static String replaced(Pattern pattern, String text, UnaryOperator<String> change) {
        return pattern.matcher(text).replaceAll(found -> {
            int before = found.group(1) != null ? 1 : 3;
            return Matcher.quoteReplacement(found.group(before) + change.apply(found.group(before + 1)));
        });
    }

    private static String plain(String value) {
        return value.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&apos;", "'")
                .replace("&quot;", "\"")
                .replace("&#xA;", "\n")
                .replace("&amp;", "&");
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&apos;")
                .replace("\"", "&quot;");
    }
}
