package io.gangway.vm.details;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.vm.details.ListeningSocket.Protocol;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Where a VM listens on its host")
class SocketReaderTest {

    private static List<ListeningSocket> read(String devices) {
        return SocketReader.read("<domain><devices>" + devices + "</devices></domain>");
    }

    private static ListeningSocket screen(String address, int port, boolean fixed) {
        return new ListeningSocket("screen", address, port, fixed, Protocol.TCP);
    }

    private static ListeningSocket serial(String address, int port) {
        return new ListeningSocket("serial", address, port, true, Protocol.TCP);
    }

    @Test
    @DisplayName("is read of a screen, whose address is an attribute or an element")
    void screens() {
        assertEquals(
                List.of(screen("10.77.88.11", 5955, true)),
                read("<graphics type='vnc' port='5955' autoport='no' listen='10.77.88.11'/>"));
        assertEquals(
                List.of(screen("10.77.88.11", 5900, false)),
                read("<graphics type='vnc' port='5900' autoport='yes' listen='10.77.88.11'>"
                        + "<listen type='address' address='10.77.88.11'/></graphics>"));
        assertEquals(
                List.of(screen("10.77.88.11", 0, false)),
                read("<graphics type='vnc' port='-1' autoport='yes' listen='10.77.88.11'/>"));
    }

    @Test
    @DisplayName(
            "knows the second port of spice, and that of a web socket, which goes along also where libvirt chose it")
    void morePorts() {
        assertEquals(
                List.of(screen("::1", 5901, true), screen("::1", 5902, true)),
                read("<graphics type='spice' port='5901' tlsPort='5902' autoport='no' listen='[::1]'/>"));
        assertEquals(
                List.of(screen("", 5900, false), screen("", 5700, true)),
                read("<graphics type='vnc' port='5900' websocket='5700' autoport='yes'/>"));
        assertEquals(
                List.of(screen("", 0, false)), read("<graphics type='vnc' websocket='-1' port='-1' autoport='yes'/>"));
    }

    @Test
    @DisplayName(
            "is left to the host where it is one of a network's, and is none where the screen is a socket or nothing")
    void chosenByTheHost() {
        assertEquals(
                List.of(screen("", 5955, true)),
                read("<graphics type='vnc' port='5955' autoport='no' listen='10.0.0.1'>"
                        + "<listen type='network' network='lab' address='10.0.0.1'/></graphics>"));
        assertEquals(List.of(), read("<graphics type='vnc'><listen type='socket' socket='/run/a'/></graphics>"));
        assertEquals(List.of(), read("<graphics type='spice'><listen type='none'/></graphics>"));
        assertEquals(List.of(), read("<graphics type='vnc' socket='/run/a'/>"));
    }

    @Test
    @DisplayName("is read of ports and cards as well, once, and only where they do not connect")
    void otherDevices() {
        assertEquals(
                List.of(
                        serial("127.0.0.1", 4555),
                        new ListeningSocket("rng", "0.0.0.0", 4556, true, Protocol.TCP),
                        new ListeningSocket("channel", "10.0.0.1", 4557, true, Protocol.UDP),
                        new ListeningSocket(ListeningSocket.NETWORK_CARD, "0.0.0.0", 5558, true, Protocol.TCP),
                        new ListeningSocket(ListeningSocket.NETWORK_CARD, "10.0.0.1", 11116, true, Protocol.UDP)),
                read("""
                        <serial type='tcp'><source mode='bind' host='127.0.0.1' service='4555'/></serial>
                        <console type='tcp'><source mode='bind' host='127.0.0.1' service='4555'/></console>
                        <serial type='tcp'><source mode='connect' host='10.0.0.9' service='4000'/></serial>
                        <rng><backend model='egd' type='tcp'><source mode='bind' service='4556'/></backend></rng>
                        <channel type='udp'>
                          <source mode='bind' host='10.0.0.1' service='4557'/>
                          <source mode='connect' host='10.0.0.9' service='4558'/>
                        </channel>
                        <interface type='server'><source port='5558'/></interface>
                        <interface type='udp'><source address='10.0.0.9' port='1'>
                          <local address='10.0.0.1' port='11116'/></source></interface>
                        """));
    }

    @ParameterizedTest
    @DisplayName("is every host's own where it is none, any, or leads home")
    @ValueSource(strings = {"", "0.0.0.0", "::", "127.0.0.1", "127.0.1.1", "::1", "localhost", "localhost.localdomain"})
    void everyHostsOwn(String address) {
        assertFalse(screen(address, 5955, true).particular());
    }

    @ParameterizedTest
    @DisplayName("is one host's alone otherwise")
    @ValueSource(strings = {"10.77.88.11", "fd00::11", "alpha.example"})
    void oneHostsAlone(String address) {
        assertTrue(screen(address, 5955, true).particular());
    }

    @Test
    @DisplayName("clashes with another screen at the same port whatever the addresses, as libvirt has it")
    void screensClash() {
        assertTrue(screen("10.0.0.1", 5955, true).clashesWith(screen("127.0.0.1", 5955, false)));
        assertFalse(screen("10.0.0.1", 5955, true).clashesWith(screen("10.0.0.1", 5956, false)));
        assertFalse(screen("", 0, false).clashesWith(screen("", 0, false)));
    }

    @Test
    @DisplayName("clashes with a port only where both would have one address, and not where UDP is shared")
    void portsClash() {
        assertTrue(serial("127.0.0.1", 4555).clashesWith(serial("0.0.0.0", 4555)));
        assertTrue(serial("::", 4555).clashesWith(serial("fd00::1", 4555)));
        assertTrue(screen("127.0.0.1", 4555, true).clashesWith(serial("127.0.0.1", 4555)));
        assertFalse(serial("127.0.0.1", 4555).clashesWith(serial("127.0.0.2", 4555)));
        assertFalse(serial("127.0.0.1", 4555).clashesWith(serial("::", 4555)));
        assertFalse(screen("", 4555, true).clashesWith(serial("0.0.0.0", 4555)));
        assertFalse(serial("0.0.0.0", 4555)
                .clashesWith(new ListeningSocket("channel", "0.0.0.0", 4555, true, Protocol.UDP)));
    }
}
