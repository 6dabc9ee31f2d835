package io.gangway.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageAddressTest {

    @Test
    void readsPathAndParameters() {
        PageAddress address = PageAddress.parse("/vms?name=a%26b+c&state=shut%20off");
        assertEquals("/vms", address.path());
        assertEquals("a&b c", address.parameter("name"));
        assertEquals("shut off", address.parameter("state"));
        assertEquals("", address.parameter("host"));
    }

    @Test
    void leavesEmptyParametersOutOfItsLink() {
        assertEquals("/vms", new PageAddress("/vms", Map.of("name", "")).link());
        assertEquals("/vms?name=a%26b", new PageAddress("/vms", Map.of("name", "a&b")).link());
    }

    @Test
    void knowsThePartsOfItsPath() {
        assertEquals(
                List.of("hosts", "alpha"), PageAddress.parse("/hosts/alpha").segments());
    }

    @Test
    void tellsTheSocketWhichPageItIs() {
        Drawing drawing = Drawing.ofSpots(Map.of());
        assertEquals(
                "/live?revision=0&page=%2Fvms%3Fname%3Dx",
                PageAddress.parse("/vms?name=x").socket(drawing));
    }

    @Test
    void refusesWhatIsNoAddress() {
        assertThrows(IllegalArgumentException.class, () -> PageAddress.parse("/vms?name=%zz"));
    }
}
