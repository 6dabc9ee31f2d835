package io.gangway.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.libvirt.SafeXml;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptSecretsTest {

    private static final String SECRET = """
            <domain type='kvm'>
              <name>web</name>
              <description>has screens</description>
              <metadata><graphics xmlns='http://example.org/notes' passwd='nothing'/></metadata>
              <devices>
                <graphics type='vnc' port='-1' autoport='yes' passwd='a&lt;b&apos;c' passwdValidTo='2030-01-01T00:00:00'>
                  <listen type='address'/>
                </graphics>
                <graphics type='spice' autoport='yes' passwd='second'/>
              </devices>
            </domain>
            """;

    private final KeptSecrets secrets = KeptSecrets.of(SECRET);

    @Test
    void showsNoPasswordAndNothingElseDifferently() {
        assertEquals(
                SECRET.replace("a&lt;b&apos;c", "kept-secret-1").replace("'second'", "'kept-secret-2'"),
                secrets.hidden());
        assertTrue(secrets.any());
    }

    @Test
    void putsEachPasswordBackWhereItsMarkWentTo() {
        String moved = """
                <domain type='kvm'><devices>
                <graphics type='spice' passwd="kept-secret-2"/><graphics type='vnc' passwd='kept-secret-1'/>
                </devices></domain>""";

        SafeXml restored = SafeXml.parse(secrets.restored(moved));

        assertEquals("a<b'c", restored.text("/domain/devices/graphics[@type='vnc']/@passwd"));
        assertEquals("second", restored.text("/domain/devices/graphics[@type='spice']/@passwd"));
    }

    @Test
    void takesATypedPasswordAndADeletedOneAsMeant() {
        String edited = secrets.hidden()
                .replace("passwd='kept-secret-1'", "passwd='new'")
                .replace(" passwd='kept-secret-2'", "");

        String restored = secrets.restored(edited);

        assertEquals(edited, restored);
    }

    @Test
    void revealsAPasswordNowhereElse() {
        String prying = secrets.hidden()
                .replace(
                        "has screens",
                        "kept-secret-1 <![CDATA[<graphics passwd='kept-secret-1'/>]]> <!-- kept-secret-2 -->");

        String restored = secrets.restored(prying);

        assertEquals(
                "kept-secret-1 <graphics passwd='kept-secret-1'/> ",
                SafeXml.parse(restored).text("/domain/description"));
        assertFalse(restored.replaceFirst("passwd=\"second\"", "").contains("second"));
    }

    @Test
    void namesAMarkThatStandsForNothing() {
        assertEquals(
                List.of(Finding.of(Finding.Kind.UNKNOWN_SECRET, "", "kept-secret-7")),
                secrets.findings(secrets.hidden().replace("kept-secret-2", "kept-secret-7")));
        assertEquals(List.of(), secrets.findings(secrets.hidden()));
    }

    @Test
    void findsWhatElseIsWrong() {
        assertEquals(
                Finding.Kind.NAME_CHANGED,
                secrets.findings(secrets.hidden().replace("<name>web", "<name>mail"))
                        .get(0)
                        .kind());
    }

    @Test
    void leavesAConfigurationWithoutSecretsAlone() {
        KeptSecrets none = KeptSecrets.of("<domain><devices><graphics type='vnc'/></devices></domain>");

        assertFalse(none.any());
        assertEquals("<domain><devices><graphics type='vnc'/></devices></domain>", none.hidden());
    }
}
