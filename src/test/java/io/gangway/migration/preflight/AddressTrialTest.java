package io.gangway.migration.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.vm.details.ListeningSocket;
import io.gangway.vm.details.ListeningSocket.Protocol;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The trial of an address")
class AddressTrialTest {

    private static final ListeningSocket SCREEN =
            new ListeningSocket("screen", "10.77.88.11", 5900, false, Protocol.TCP);

    private static Optional<ListeningSocket> missing(String answer) {
        return AddressTrial.missing(answer, List.of(SCREEN));
    }

    @Test
    @DisplayName("proves it missing by what QEMU says of that address, and of no other")
    void provesIt() {
        assertEquals(
                Optional.of(SCREEN),
                missing("internal error: process exited while connecting to monitor: 2026-11-28T14:39:50.954735Z"
                        + " qemu-system-x86_64: -vnc 10.77.88.11:0,audiodev=audio1: Failed to bind socket: Cannot assign"
                        + " requested address"));
        assertEquals(
                Optional.empty(),
                missing("qemu-system-x86_64: -vnc 10.77.88.112:0: Failed to bind socket: Cannot assign requested"
                        + " address"));
        assertEquals(
                Optional.of(SCREEN),
                missing(
                        "qemu-system-x86_64: warning: Spice: ../server/reds.cpp:2551:reds_init_socket: binding socket to"
                                + " 10.77.88.11:5900 failed"));
        assertEquals(
                Optional.empty(),
                missing(
                        "qemu-system-x86_64: warning: Spice: ../server/reds.cpp:2551:reds_init_socket: binding socket to"
                                + " 10.77.88.112:5900 failed"));
        assertEquals(
                Optional.empty(),
                missing("qemu-system-x86_64: -vnc 110.77.88.11:0: Failed to bind socket: Cannot assign requested"
                        + " address"));
    }

    @Test
    @DisplayName("proves nothing where it ended by its own address, or otherwise")
    void provesNothing() {
        assertEquals(
                Optional.empty(),
                missing("internal error: unable to execute QEMU command 'migrate-incoming': Failed to bind socket:"
                        + " Cannot assign requested address"));
        assertEquals(
                Optional.empty(), missing("qemu-system-x86_64: -vnc 10.77.88.11:0: Failed to bind: Address in use"));
        assertEquals(Optional.empty(), missing("End of file while reading data: : Input/output error"));
    }
}
