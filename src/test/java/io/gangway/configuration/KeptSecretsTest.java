package io.gangway.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.xml.SafeXml;
import io.gangway.xml.SecretValues;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void hidesAndKeepsTheSecretsOfNetworkDisksAndOfQemusOwnLine() {
        String disks = """
                <domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
                  <name>web</name>
                  <devices>
                    <disk type='network' device='cdrom'>
                      <source protocol='https' name='install.iso' query='token=s3cr3t-a&amp;x=1'>
                        <host name='example.org' port='443'/>
                        <cookies>
                          <cookie name='session'>s3cr3t-b</cookie>
                          <cookie name='other'>s3cr3t-c&amp;d</cookie>
                        </cookies>
                      </source>
                    </disk>
                    <disk type='network' device='disk'>
                      <source protocol='iscsi' name='iqn.1992-01.com.example/1'>
                        <auth type='chap' login='me' passwd='s3cr3t-e'/>
                        <auth username='me'><secret type='iscsi' usage='libvirtiscsi'/></auth>
                      </source>
                    </disk>
                  </devices>
                  <qemu:commandline>
                    <qemu:arg value='-object'/>
                    <qemu:arg value='secret,id=sec0,data=s3cr3t-f'/>
                    <qemu:env name='ACCESS_KEY' value='s3cr3t-g'/>
                  </qemu:commandline>
                </domain>
                """;
        KeptSecrets kept = KeptSecrets.of(disks);

        assertFalse(kept.hidden().contains("s3cr3t"), kept.hidden());
        assertTrue(kept.hidden().contains("<cookie name='session'>kept-secret-2</cookie>"), kept.hidden());
        assertTrue(kept.hidden().contains("usage='libvirtiscsi'"), kept.hidden());
        SafeXml restored = SafeXml.parse(kept.restored(kept.hidden()));
        assertEquals("token=s3cr3t-a&x=1", restored.text("//disk[1]/source/@query"));
        assertEquals("s3cr3t-b", restored.text("//cookie[@name='session']"));
        assertEquals("s3cr3t-c&d", restored.text("//cookie[@name='other']"));
        assertEquals("s3cr3t-e", restored.text("//auth[@login='me']/@passwd"));
        assertEquals("secret,id=sec0,data=s3cr3t-f", restored.text("/domain/*[3]/*[2]/@value"));
        assertEquals("s3cr3t-g", restored.text("/domain/*[3]/*[3]/@value"));
        assertFalse(SecretValues.hidden(disks).contains("s3cr3t"), SecretValues.hidden(disks));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(domain_definition):5: Opening and ending tag mismatch\n<cookie name='session'>s3cr3t</cookie>",
                "Could not open 'json:{\"driver\":\"https\",\"cookie\":\"a=s3cr3t\"}'",
                "Failed to connect to https://me:s3cr3t@example.org/install.iso",
                "XML error: <graphics type='vnc' passwd='s3cr3t'"
            })
    void hidesThemInWhatLibvirtSays(String words) {
        String told = SecretValues.hiddenInWords(words);

        assertFalse(told.contains("s3cr3t"), told);
        assertTrue(told.contains("(not shown)"), told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cannot recv data: ssh: connect to host beta port 22: Connection refused",
                "secret not found: no secret with matching uuid 'a'",
                "unable to connect to tcp://10.0.0.1:49152 as root@beta"
            })
    void leavesOtherWordsAlone(String words) {
        assertEquals(words, SecretValues.hiddenInWords(words));
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
