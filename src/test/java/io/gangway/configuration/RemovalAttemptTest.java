package io.gangway.configuration;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.host.HostName;
import io.gangway.host.words.AnswerWords;
import io.gangway.host.words.ConnectionMessages;
import io.gangway.host.words.ConnectionWords;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.page.PlainMessages;
import io.gangway.vm.inventory.Vm;
import io.gangway.vm.inventory.VmState;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An attempt to remove a configuration")
class RemovalAttemptTest {

    private final VirtException late = VirtException.late("alpha", Duration.ofSeconds(10));
    private final VirtException brokeOff =
            new VirtException("alpha", VirtException.SYSTEM_ERROR, 7, "Cannot recv data: Connection reset by peer");
    private final VirtException refused =
            new VirtException("alpha", VirtException.OPERATION_INVALID, 20, "cannot undefine");

    private final RemovalAttempt attempt = attempt();

    @Test
    @DisplayName("that was given up before the host was told has removed nothing, and never will")
    void givenUpBefore() {
        assertEquals(
                "The configuration of web was not removed. alpha did not answer within 10 s. Try again.",
                attempt.failed(late).split(" If it stays so", 2)[0]);
        assertEquals(
                "The configuration of web was not removed: the connection to alpha broke off before the host was told to."
                        + " Try again.",
                attempt().failed(brokeOff));
        assertFalse(attempt.begins());
    }

    @Test
    @DisplayName("of which the host was told says of a host that does not answer that nobody knows")
    void unknownAfter() {
        assertTrue(attempt.begins());

        String afterSilence = attempt.failed(late);
        String afterBreak = attempt.failed(brokeOff);

        assertEquals(
                "alpha did not answer, so it is not known whether it still keeps the configuration of web: alpha did not"
                        + " answer within 10 s. Look in the list of VMs before you try again.",
                afterSilence);
        assertTrue(afterBreak.contains("it is not known whether it still keeps"), afterBreak);
        assertAll(
                () -> assertFalse(afterSilence.contains("was not removed"), afterSilence),
                () -> assertFalse(afterBreak.contains("was not removed"), afterBreak));
    }

    @Test
    @DisplayName("that the host refused has removed nothing")
    void refused() {
        assertTrue(attempt.begins());

        assertEquals("The configuration of web was not removed. alpha says: cannot undefine", attempt.failed(refused));
    }

    private static RemovalAttempt attempt() {
        ConnectionMessages say = PlainMessages.of(ConnectionMessages.class);
        Vm web = new Vm(
                new HostName("alpha"),
                UUID.fromString("1b4e28ba-2fa1-41d2-883f-b9a761bde3fb"),
                "web",
                VmState.SHUT_OFF,
                true,
                1,
                1L << 28,
                OptionalDouble.empty(),
                false,
                false);
        // The hosts are asked only for one that is not connected.
        AnswerWords answers = new AnswerWords(null, new ConnectionWords(say), say);
        return new RemovalAttempt(web, PlainMessages.of(ConfigurationMessages.class), answers);
    }
}
