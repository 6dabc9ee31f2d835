package io.gangway.configuration;

import io.gangway.libvirt.SafeXml;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the passwords of a VM's screens out of pages, and in its configuration. libvirt gives them only when asked to,
 * and a configuration that is put back without them would leave the screens open.
 *
 * <p>In what a page shows, each password gives way to a mark; in what the page sends back, each mark gives way to the
 * password as it is by then. A password that is typed in place of a mark, or an attribute that is deleted, counts.
 */
public final class KeptSecrets {

    static final String MARK = "kept-secret-";
    private static final String PLACE = "/domain/devices/graphics/@passwd";
    /** In the words of libvirt, which writes attributes in single quotes and escapes what stands in them. */
    private static final Pattern PASSWORD = Pattern.compile("(<graphics\\b[^>]*?\\spasswd=')([^']*)(')");

    private final String secret;
    private final List<String> passwords;

    private KeptSecrets(String secret) {
        this.secret = secret;
        this.passwords = SafeXml.parse(secret).all(PLACE).stream()
                .map(attribute -> attribute.text("."))
                .toList();
    }

    /** Of a configuration as libvirt gives it, with its secrets. */
    public static KeptSecrets of(String secret) {
        return new KeptSecrets(secret);
    }

    public boolean any() {
        return !passwords.isEmpty();
    }

    /** The configuration with marks in place of the secrets: good to be shown. */
    public String hidden() {
        // What people keep under metadata stands before the devices and may look like them.
        int devices = Math.max(0, secret.lastIndexOf("<devices>"));
        AtomicInteger marks = new AtomicInteger();
        return secret.substring(0, devices)
                + PASSWORD.matcher(secret.substring(devices))
                        .replaceAll(found -> Matcher.quoteReplacement(
                                found.group(1) + MARK + marks.incrementAndGet() + found.group(3)));
    }

    /**
     * The edited configuration with the secrets back in place.
     *
     * @throws io.gangway.libvirt.MalformedXml if it is not well formed
     */
    public String restored(String edited) {
        SafeXml document = SafeXml.parse(edited);
        boolean marked = document.all(PLACE).stream()
                .anyMatch(attribute -> known(attribute.text(".")).isPresent());
        // What needs no change stays as it was typed, so that libvirt's line numbers are right.
        return marked ? document.withAttributes(PLACE, value -> known(value).orElse(value)) : edited;
    }

    /** What is wrong with the edited configuration, marks that stand for nothing included; empty if nothing is. */
    public List<Finding> findings(String edited) {
        List<Finding> findings = ConfigurationCheck.findings(secret, edited);
        if (!findings.isEmpty()) {
            return findings;
        }
        return SafeXml.parse(edited).all(PLACE).stream()
                .map(attribute -> attribute.text("."))
                .filter(value -> value.startsWith(MARK) && known(value).isEmpty())
                .map(mark -> Finding.of(Finding.Kind.UNKNOWN_SECRET, "", mark))
                .toList();
    }

    private Optional<String> known(String mark) {
        for (int i = 0; i < passwords.size(); i++) {
            if (mark.equals(MARK + (i + 1))) {
                return Optional.of(passwords.get(i));
            }
        }
        return Optional.empty();
    }
}
