package io.gangway.vm.details;

import io.gangway.vm.details.ListeningSocket.Protocol;
import io.gangway.xml.SafeXml;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads from a VM's configuration where it listens on its host. */
public final class SocketReader {

    private static final String EVERYWHERE = "0.0.0.0";

    /** Whatever talks to the host through a character device. */
    private static final String TALKING = "/domain/devices/*[self::serial or self::console or self::parallel"
            + " or self::channel or self::redirdev or self::smartcard] | /domain/devices/rng/backend";

    private SocketReader() {}

    public static List<ListeningSocket> read(String xml) {
        return read(SafeXml.parse(xml));
    }

    static List<ListeningSocket> read(SafeXml domain) {
        return Stream.of(
                        domain.all("/domain/devices/graphics").stream().flatMap(SocketReader::screen),
                        talking(domain, Protocol.TCP),
                        talking(domain, Protocol.UDP),
                        cards(domain, "/domain/devices/interface[@type='server']/source", Protocol.TCP),
                        cards(domain, "/domain/devices/interface[@type='udp']/source/local", Protocol.UDP))
                .flatMap(sockets -> sockets)
                // libvirt lists the first serial port as a console as well.
                .distinct()
                .toList();
    }

    private static Stream<ListeningSocket> screen(SafeXml screen) {
        String kind = screen.text("listen/@type");
        if (kind.equals("socket")
                || kind.equals("none")
                || !screen.text("@socket").isEmpty()) {
            return Stream.empty();
        }
        String listen = screen.text("listen[@type='address']/@address");
        // In a network of libvirt's, the host gives the address.
        String address = kind.equals("network") || !listen.isEmpty() ? listen : screen.text("@listen");
        boolean fixed = !screen.text("@autoport").equals("yes");
        Stream<ListeningSocket> ports = Stream.of("@port", "@tlsPort")
                .map(name -> number(screen.text(name)))
                .filter(port -> port > 0)
                .map(port -> socket(ListeningSocket.SCREEN, address, port, fixed, Protocol.TCP));
        // It goes along with the number that it has, also where libvirt chose that.
        Stream<ListeningSocket> web = Stream.of(number(screen.text("@websocket")))
                .filter(port -> port > 0)
                .map(port -> socket(ListeningSocket.SCREEN, address, port, true, Protocol.TCP));
        List<ListeningSocket> all = Stream.concat(ports, web).toList();
        return all.isEmpty()
                ? Stream.of(socket(ListeningSocket.SCREEN, address, 0, false, Protocol.TCP))
                : all.stream();
    }

    private static Stream<ListeningSocket> talking(SafeXml domain, Protocol protocol) {
        String type = protocol == Protocol.TCP ? "tcp" : "udp";
        return domain.all(TALKING).stream()
                .filter(device -> device.text("@type").equals(type))
                .flatMap(device -> device.all("source[@mode='bind']").stream()
                        .map(source -> socket(
                                what(device), source.text("@host"), number(source.text("@service")), true, protocol)))
                .map(SocketReader::everywhere);
    }

    private static String what(SafeXml device) {
        return switch (device.name()) {
            case "console" -> "serial";
            case "backend" -> "rng";
            default -> device.name();
        };
    }

    private static Stream<ListeningSocket> cards(SafeXml domain, String path, Protocol protocol) {
        return domain.all(path).stream()
                .map(source -> socket(
                        ListeningSocket.NETWORK_CARD,
                        source.text("@address"),
                        number(source.text("@port")),
                        true,
                        protocol))
                .map(SocketReader::everywhere);
    }

    private static ListeningSocket everywhere(ListeningSocket socket) {
        return socket.address().isEmpty()
                ? socket(socket.device(), EVERYWHERE, socket.port(), socket.fixed(), socket.protocol())
                : socket;
    }

    private static ListeningSocket socket(String device, String address, int port, boolean fixed, Protocol protocol) {
        String plain =
                address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        return new ListeningSocket(device, plain.equals("*") ? EVERYWHERE : plain, port, fixed, protocol);
    }

    private static int number(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,5}"))
                .map(Integer::valueOf)
                .orElse(0);
    }
}
