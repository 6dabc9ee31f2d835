package io.gangway.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.libvirt.VirtException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailureCatalogueTest {

    private static final FailureCatalogue.Ends ENDS = new FailureCatalogue.Ends("wanderer1", "alpha", "beta");

    static Stream<RecordedError> recorded() {
        return RecordedError.all().stream();
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void saysInWordsWhatLibvirtSaid(RecordedError error) {
        Failure failure = FailureCatalogue.translate(error.raw(), ENDS);

        assertEquals(error.title(), failure.title());
        assertEquals(error.raw(), failure.raw());
        String words = failure.title() + failure.cause() + failure.nextStep();
        assertFalse(words.contains("{"), "a name was not filled in: " + words);
        assertTrue(failure.cause().endsWith("."), failure.cause());
        assertTrue(failure.nextStep().endsWith("."), failure.nextStep());
    }

    @Test
    void namesThePortsThatAreClosed() {
        Failure failure =
                FailureCatalogue.translate("unable to connect to server at 'beta:49152': Connection refused", ENDS);

        assertTrue(failure.nextStep().contains("49152 to 49215"), failure.nextStep());
    }

    @Test
    void saysWhichHostMustTrustWhich() {
        Failure failure = FailureCatalogue.translate("Host key verification failed.", ENDS);

        assertTrue(failure.nextStep().startsWith("On alpha, log in to beta"), failure.nextStep());
    }

    @Test
    void takesTheConsolesOwnWordsForNobodyElses() {
        Failure own = FailureCatalogue.translate(
                new VirtException("beta", VirtException.OWN_WORDS, 0, "A socket of /a/b belongs to the VM x. Wait."),
                ENDS);
        assertEquals("A socket of /a/b belongs to the VM x. Wait.", own.cause());
        assertEquals("", own.raw());

        Failure unconnected = FailureCatalogue.translate(
                new VirtException("alpha", VirtException.NOT_CONNECTED, 0, "Could not resolve hostname alpha"), ENDS);
        assertEquals("The console was not connected to alpha", unconnected.title());
        assertEquals("Could not resolve hostname alpha", unconnected.raw());
    }

    @Test
    void givesLibvirtsOwnReasonForWhatItDoesNotKnow() {
        Failure failure = FailureCatalogue.translate("the moon is full", ENDS);

        assertTrue(failure.cause().contains("the moon is full"));
    }
}
