package io.gangway.host.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.host.ConnectionFailure;
import io.gangway.host.ConnectionFault;
import io.gangway.host.Host;
import io.gangway.host.HostName;
import io.gangway.host.HostState;
import io.gangway.host.HostStatus;
import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Why a host is not connected")
class ConnectionWordsTest {

    private static final ConnectionWords WORDS = new ConnectionWords(messages(), "gangway");

    /** A failure as it was recorded, by the URI that led to it. */
    record Recorded(String code, String uri, String raw) {
        @Override
        public String toString() {
            return code + ": " + uri;
        }
    }

    static Stream<Recorded> recorded() throws IOException {
        String text = Files.readString(Path.of("src/test/resources/failures/connections.txt"));
        return Arrays.stream(text.split("\n\n", -1))
                .map(String::strip)
                .filter(record -> record.startsWith("= "))
                .map(record -> record.split("\n", 3))
                .map(lines -> new Recorded(lines[0].substring(2), lines[1].substring(2), lines[2]));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    @DisplayName("is told apart by what libvirt and ssh said")
    void isToldApart(Recorded failure) {
        ToldFailure told = told(failure.uri(), failure.raw());

        assertEquals(failure.code(), told.code());
        assertEquals(failure.raw(), told.raw());
        assertWhole(told);
    }

    @ParameterizedTest
    @EnumSource(ConnectionFault.class)
    @DisplayName("has whole sentences for each kind")
    void hasWholeSentences(ConnectionFault fault) {
        HostStatus status = new HostStatus(
                new Host(new HostName("beta"), "qemu+ssh://root@b/system", "", Optional.empty()),
                HostState.DISCONNECTED,
                Optional.of("raw"),
                Optional.of(new ConnectionFailure(fault, "raw reason '/some/file'.")),
                Instant.EPOCH,
                Optional.empty());

        assertWhole(WORDS.of(status).orElseThrow());
    }

    private static void assertWhole(ToldFailure told) {
        String words = told.title() + told.cause() + told.nextStep();
        assertFalse(words.replace(told.raw(), "").contains("{"), "a name was not filled in: " + words);
        assertFalse(told.title().endsWith("."), told.title());
        assertTrue(told.cause().endsWith(".") || told.code().equals("unknown"), told.cause());
        assertTrue(told.nextStep().endsWith("."), told.nextStep());
    }

    @Test
    @DisplayName("comes with the very command to type, as the account that runs the console")
    void namesTheCommandAndTheAccount() {
        ToldFailure told = told("qemu+ssh://root@beta.example:2222/system", "Host key verification failed.");

        assertTrue(told.nextStep().contains("as gangway, run “ssh -p 2222 root@beta.example” once"), told.nextStep());
    }

    @Test
    @DisplayName("is libvirt's own sentence, said to be so, where the console knows no better")
    void isLibvirtsOwnSentence() {
        ToldFailure told = told("qemu+ssh://root@beta/system", "the moon is full");

        assertEquals(
                "The console has no words of its own for this reason. libvirt’s are: the moon is full", told.cause());
    }

    private static ToldFailure told(String uri, String raw) {
        Host host = new Host(new HostName("beta"), uri, uri, Optional.empty());
        return WORDS.of(new HostStatus(host, HostState.DISCONNECTED, Optional.of(raw), Instant.EPOCH, Optional.empty()))
                .orElseThrow();
    }

    /** The messages without a template engine: their only placeholders are parameters. */
    private static ConnectionMessages messages() {
        return (ConnectionMessages) Proxy.newProxyInstance(
                ConnectionMessages.class.getClassLoader(),
                new Class<?>[] {ConnectionMessages.class},
                (proxy, method, arguments) -> text(method, arguments));
    }

    private static String text(Method method, Object[] arguments) {
        String text = method.getAnnotation(Message.class).value();
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            text = text.replace("{" + parameters[i].getName() + "}", String.valueOf(arguments[i]));
        }
        return text;
    }
}
