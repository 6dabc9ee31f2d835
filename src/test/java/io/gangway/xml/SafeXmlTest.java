package io.gangway.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("XML that is made to harm its reader")
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class SafeXmlTest {

    @Test
    @DisplayName("is refused where its elements lie too deep in each other, and read up to there")
    void isRefusedWhereItIsTooDeep() {
        assertEquals("x", SafeXml.parse(nested(SafeXml.DEEPEST)).text("/"));
        assertTrue(SafeXml.parse(nested(SafeXml.DEEPEST)).xml().startsWith("<a><a>"));
        for (int depth : new int[] {SafeXml.DEEPEST + 1, 1_000, 100_000}) {
            MalformedXml refusal = assertThrows(MalformedXml.class, () -> SafeXml.parse(nested(depth)));
            assertEquals("its elements lie more than 256 deep in each other.", refusal.getMessage());
        }
    }

    @Test
    @DisplayName("is refused where it is longer than anything that libvirt takes")
    void isRefusedWhereItIsTooLong() {
        String long_ = "<a>" + "x".repeat(SafeXml.LONGEST) + "</a>";
        assertEquals(
                "it has more than 4194304 characters.",
                assertThrows(MalformedXml.class, () -> SafeXml.parse(long_)).getMessage());
    }

    @Test
    @DisplayName("is refused where it declares entities, however few")
    void isRefusedWhereItDeclaresEntities() {
        String bomb = "<!DOCTYPE a [<!ENTITY b 'cc'><!ENTITY d '&b;&b;'>]><a>&d;</a>";
        assertTrue(assertThrows(MalformedXml.class, () -> SafeXml.parse(bomb)).declaresDocumentType());
    }

    @Test
    @DisplayName("is refused where an element has more attributes than anybody would write")
    void isRefusedWhereItHasTooManyAttributes() {
        StringBuilder many = new StringBuilder("<a");
        for (int i = 0; i < 20_000; i++) {
            many.append(" b").append(i).append("=''");
        }
        assertThrows(MalformedXml.class, () -> SafeXml.parse(many + "/>"));
    }

    private static String nested(int depth) {
        return "<a>".repeat(depth) + "x" + "</a>".repeat(depth);
    }
}
