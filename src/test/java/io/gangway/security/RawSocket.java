package io.gangway.security;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Speaks HTTP to the console letter by letter, as no client would. */
final class RawSocket implements AutoCloseable {

    private static final int PATIENCE_MS = 20_000;
    private static final int MOST = 1_000_000;

    private final Socket socket;
    private final InputStream in;

    RawSocket(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** What stands before a body: the line with method and path, and headers as they are. */
    static String head(String line, String... headers) {
        return Stream.concat(Stream.of(line + " HTTP/1.1", "Host: localhost"), Stream.of(headers))
                .collect(Collectors.joining("\r\n", "", "\r\n\r\n"));
    }

    RawSocket send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** All that comes until the console hangs up. */
    String rest() throws IOException {
        StringBuilder all = new StringBuilder();
        try {
            for (int letter = in.read(); letter >= 0; letter = in.read()) {
                all.append((char) letter);
                assertTrue(all.length() < MOST, () -> "the console sends without an end: " + all.substring(0, 2_000));
            }
        } catch (SocketException e) {
            // Reset, since the console did not read all that was sent: what it said before counts.
        }
        return all.toString();
    }

    /** Whether an answer comes in so many milliseconds; nothing of it is read. */
    boolean answersWithin(int milliseconds) throws IOException {
        socket.setSoTimeout(milliseconds);
        in.mark(1);
        try {
            boolean answers = in.read() >= 0;
            in.reset();
            return answers;
        } catch (SocketTimeoutException e) {
            return false;
        } finally {
            socket.setSoTimeout(PATIENCE_MS);
        }
    }

    /** The first line of the answer. */
    String status() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int letter = in.read(); letter >= 0 && letter != '\n'; ) {
            line.append((char) letter);
            letter = in.read();
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
