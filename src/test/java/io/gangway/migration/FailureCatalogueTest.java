package io.gangway.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    void givesLibvirtsOwnReasonForWhatItDoesNotKnow() {
        Failure failure = FailureCatalogue.translate("the moon is full", ENDS);

        assertTrue(failure.cause().contains("the moon is full"));
    }
}
