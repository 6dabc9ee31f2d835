package io.gangway.configuration;

import io.gangway.xml.MalformedXml;
import io.gangway.xml.SafeXml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Checks the XML of a VM that a person has edited, before a host hears of it: that it can be read at all, draws in
 * nothing from elsewhere, and still describes the same VM. What the host itself objects to is for the host to say.
 */
public final class ConfigurationCheck {

    /** In characters. Real configurations have some thousand; libvirt itself takes 4 MiB. */
    public static final int LONGEST = 256 * 1024;

    private ConfigurationCheck() {}

    /**
     * What is wrong with it; empty if nothing is.
     *
     * @param original the configuration that was given to be edited, from libvirt
     */
    public static List<Finding> findings(String original, String edited) {
        if (edited.isBlank()) {
            return List.of(Finding.of(Finding.Kind.EMPTY, "", ""));
        }
        if (edited.length() > LONGEST) {
            return List.of(
                    Finding.of(Finding.Kind.TOO_LONG, Integer.toString(LONGEST), Integer.toString(edited.length())));
        }
        try {
            return identity(SafeXml.parse(original), SafeXml.parse(edited));
        } catch (MalformedXml e) {
            String expected = e.tooDeep() ? Integer.toString(SafeXml.DEEPEST) : "";
            return List.of(new Finding(kind(e), e.line(), e.column(), expected, e.getMessage()));
        }
    }

    private static Finding.Kind kind(MalformedXml e) {
        if (e.declaresDocumentType()) {
            return Finding.Kind.DOCUMENT_TYPE;
        }
        return e.tooDeep() ? Finding.Kind.TOO_DEEP : Finding.Kind.NOT_WELL_FORMED;
    }

    private static List<Finding> identity(SafeXml original, SafeXml edited) {
        String root = edited.text("name(/*)");
        if (!root.equals("domain")) {
            return List.of(Finding.of(Finding.Kind.NOT_A_VM, "domain", root));
        }
        List<Finding> findings = new ArrayList<>();
        String name = original.text("/domain/name");
        if (!edited.text("/domain/name").equals(name)) {
            findings.add(Finding.of(Finding.Kind.NAME_CHANGED, name, edited.text("/domain/name")));
        }
        String uuid = original.text("/domain/uuid");
        if (!plain(edited.text("/domain/uuid")).equals(plain(uuid))) {
            findings.add(Finding.of(Finding.Kind.UUID_CHANGED, uuid, edited.text("/domain/uuid")));
        }
        return List.copyOf(findings);
    }

    /** libvirt reads a UUID in either case and with or without its dashes. */
    private static String plain(String uuid) {
        return uuid.strip().replace("-", "").toLowerCase(Locale.ROOT);
    }
}
