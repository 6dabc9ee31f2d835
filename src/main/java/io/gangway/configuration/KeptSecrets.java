package io.gangway.configuration;

import io.gangway.xml.SafeXml;
import io.gangway.xml.SecretValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the secrets of a VM, such as the passwords of its screens and the cookies of its disks, out of pages and in its
 * configuration: put back without them, it would leave the screens open. {@link SecretValues} tells which they are.
 *
 * <p>In what a page shows, each secret gives way to a mark; in what the page sends back, each mark gives way to the secret
 * as it is by then. A value that is typed in place of a mark, or one that is deleted, counts.
 */
public final class KeptSecrets {

    static final String MARK = "kept-secret-";

    private final String secret;
    private final String hidden;
    private final List<String> values = new ArrayList<>();

    private KeptSecrets(String secret) {
        this.secret = secret;
        this.hidden = SecretValues.changed(secret, value -> {
            values.add(value);
            return MARK + values.size();
        });
    }

    /** Of a configuration as libvirt gives it, with its secrets. */
    public static KeptSecrets of(String secret) {
        return new KeptSecrets(secret);
    }

    public boolean any() {
        return !values.isEmpty();
    }

    /** The configuration with marks in place of the secrets: good to be shown. */
    public String hidden() {
        return hidden;
    }

    /**
     * The edited configuration with the secrets back in place.
     *
     * @throws io.gangway.libvirt.MalformedXml if it is not well formed
     */
    public String restored(String edited) {
        SafeXml document = SafeXml.parse(edited);
        boolean marked = document.all(SecretValues.PLACES).stream()
                .anyMatch(attribute -> known(attribute.text(".")).isPresent());
        // What needs no change stays as it was typed, so that libvirt's line numbers are right.
        return marked
                ? document.withAttributes(
                        SecretValues.PLACES, value -> known(value).orElse(value))
                : edited;
    }

    /** What is wrong with the edited configuration, marks that stand for nothing included; empty if nothing is. */
    public List<Finding> findings(String edited) {
        List<Finding> findings = ConfigurationCheck.findings(secret, edited);
        if (!findings.isEmpty()) {
            return findings;
        }
        return SafeXml.parse(edited).all(SecretValues.PLACES).stream()
                .map(attribute -> attribute.text("."))
                .filter(value -> value.startsWith(MARK) && known(value).isEmpty())
                .map(mark -> Finding.of(Finding.Kind.UNKNOWN_SECRET, "", mark))
                .toList();
    }

    private Optional<String> known(String mark) {
        for (int i = 0; i < values.size(); i++) {
            if (mark.equals(MARK + (i + 1))) {
                return Optional.of(values.get(i));
            }
        }
        return Optional.empty();
    }
}
