package io.gangway.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureCatalogueTest {

    private static final FailureCatalogue.Ends ENDS = new FailureCatalogue.Ends("wanderer1", "alpha", "beta");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Unsafe migration: Migration without shared storage is unsafe | The disks are not safe to share",
                "Cannot recv data: Host key verification failed.: Connection reset by peer | alpha does not trust beta",
                "Cannot recv data: root@beta: Permission denied (publickey).: Connection reset | beta does not let alpha in",
                "Cannot recv data: ssh: Could not resolve hostname nosuch: Name or service not known | alpha does not know the name of the destination",
                "Cannot recv data: ssh: connect to host beta port 22: Connection refused | alpha cannot reach beta",
                "internal error: Attempt to migrate guest to the same host 1234 | The destination is the source",
                "internal error: unable to write: No space left on device | The storage on beta is full"
            })
    void saysInWordsWhatLibvirtSaid(String raw, String title) {
        Failure failure = FailureCatalogue.translate(raw, ENDS);

        assertEquals(title, failure.title());
        assertEquals(raw, failure.raw());
        assertTrue(failure.nextStep().endsWith("."));
        assertFalse((failure.cause() + failure.nextStep()).contains("{"), "a name was not filled in");
    }

    @Test
    void givesLibvirtsOwnReasonForWhatItDoesNotKnow() {
        Failure failure = FailureCatalogue.translate("the moon is full", ENDS);

        assertTrue(failure.cause().contains("the moon is full"));
    }
}
