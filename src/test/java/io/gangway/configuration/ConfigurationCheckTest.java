package io.gangway.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.page.PlainMessages;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationCheckTest {

    private static final String UUID = "1b4e28ba-2fa1-41d2-883f-b9a761bde3fb";
    private static final String ORIGINAL = """
            <domain type='kvm'>
              <name>web</name>
              <uuid>1b4e28ba-2fa1-41d2-883f-b9a761bde3fb</uuid>
              <memory unit='KiB'>262144</memory>
            </domain>
            """;

    @Test
    void takesAChangeThatLeavesTheVmWhatItIs() {
        assertEquals(List.of(), findings(ORIGINAL.replace("262144", "524288")));
    }

    @Test
    void saysWhereXmlIsNotWellFormed() {
        Finding finding = only(ORIGINAL.replace("</memory>", "</memry>"));

        assertEquals(Finding.Kind.NOT_WELL_FORMED, finding.kind());
        assertEquals(4, finding.line());
        assertTrue(finding.column() > 1);
        assertTrue(finding.found().contains("memory"), finding.found());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE domain>",
                "<!DOCTYPE domain SYSTEM 'file:///etc/passwd'>",
                "<!DOCTYPE domain [<!ENTITY secret SYSTEM 'file:///etc/shadow'>]>",
                "<!DOCTYPE domain [<!ENTITY % more SYSTEM 'http://example.org/more.dtd'> %more;]>"
            })
    void refusesEveryDocumentTypeAsSuch(String declaration) {
        assertEquals(Finding.Kind.DOCUMENT_TYPE, only(declaration + ORIGINAL).kind());
    }

    @Test
    void takesTheWordDoctypeWhereItIsOnlyText() {
        assertEquals(List.of(), findings(ORIGINAL.replace("<memory", "<!-- <!DOCTYPE x> --><memory")));
    }

    @Test
    void refusesAnEntityThatNobodyDeclared() {
        assertEquals(
                Finding.Kind.NOT_WELL_FORMED,
                only(ORIGINAL.replace("262144", "&memory;")).kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n "})
    void refusesWhatIsEmpty(String edited) {
        assertEquals(Finding.Kind.EMPTY, only(edited).kind());
    }

    @Test
    void refusesWhatIsTooLong() {
        Finding finding = only(ORIGINAL + " ".repeat(ConfigurationCheck.LONGEST));

        assertEquals(Finding.Kind.TOO_LONG, finding.kind());
        assertEquals(Integer.toString(ConfigurationCheck.LONGEST), finding.expected());
    }

    @Test
    void refusesWhatIsNotAVm() {
        assertEquals(
                Finding.of(Finding.Kind.NOT_A_VM, "domain", "network"),
                only("<network><name>web</name><uuid>" + UUID + "</uuid></network>"));
    }

    @Test
    void refusesAnotherNameAndAnotherUuidBoth() {
        List<Finding> findings = findings(ORIGINAL.replace("web", "mail").replace(UUID, "0" + UUID.substring(1)));

        assertEquals(
                List.of(
                        Finding.of(Finding.Kind.NAME_CHANGED, "web", "mail"),
                        Finding.of(Finding.Kind.UUID_CHANGED, UUID, "0" + UUID.substring(1))),
                findings);
    }

    @Test
    void refusesAConfigurationWithoutUuidSinceItWouldBecomeAnotherVm() {
        assertEquals(
                Finding.of(Finding.Kind.UUID_CHANGED, UUID, ""),
                only(ORIGINAL.replace("<uuid>" + UUID + "</uuid>", "")));
    }

    @Test
    void takesTheSameUuidWrittenDifferently() {
        assertEquals(
                List.of(), findings(ORIGINAL.replace(UUID, UUID.replace("-", "").toUpperCase(java.util.Locale.ROOT))));
    }

    @Test
    void refusesWhatLiesTooDeepToBeRead() {
        int depth = 30_000;
        Finding finding = only("<a>".repeat(depth) + "</a>".repeat(depth));

        assertEquals(Finding.Kind.TOO_DEEP, finding.kind());
        String words = new ConfigurationWords(PlainMessages.of(ConfigurationMessages.class)).of(finding);
        assertTrue(words.endsWith(": its elements lie more than 256 deep in each other."), words);
    }

    private static List<Finding> findings(String edited) {
        return ConfigurationCheck.findings(ORIGINAL, edited);
    }

    private static Finding only(String edited) {
        List<Finding> findings = findings(edited);
        assertEquals(1, findings.size(), findings::toString);
        return findings.get(0);
    }
}
