package io.gangway.migration.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.libvirt.binding.ArrivalTrial;
import io.gangway.libvirt.fact.VirtException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureCatalogueTest {

    private static final FailureCatalogue.Ends ENDS = new FailureCatalogue.Ends("wanderer1", "alpha", "beta");
    private static final String THE_END = "End of file while reading data: : Input/output error";
    private static final String NOBODYS_ADDRESS =
            "unable to execute QEMU command 'migrate-incoming': Failed to bind socket: Cannot assign requested address";
    private static final String SCREENS_ADDRESS = "process exited while connecting to monitor: qemu-system-x86_64: -vnc"
            + " 10.77.88.11:1: Failed to bind socket: Cannot assign requested address";

    static Stream<RecordedError> recorded() {
        return RecordedError.all().stream();
    }

    static Stream<FailureEntry> entries() {
        return FailureCatalogue.ENTRIES.stream();
    }

    private static VirtException words(String raw) {
        return new VirtException("alpha", 1, 0, raw);
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void saysInWordsWhatLibvirtSaid(RecordedError error) {
        ToldFailure failure = EnglishFailure.of(FailureCatalogue.translate(error.thrown(), ENDS));

        assertEquals(error.title(), failure.title());
        assertEquals(error.code(), failure.code());
        assertEquals(error.raw(), failure.raw());
        String words = failure.title() + failure.cause() + failure.nextStep();
        if (!error.code().equals("unknown")) {
            assertFalse(words.contains("{"), "a name was not filled in: " + words);
            assertTrue(failure.nextStep().endsWith("."), failure.nextStep());
        }
        assertTrue(failure.title().matches("[A-Za-z].*"), failure.title());
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void knowsWhatIsNothingButTheEnd(RecordedError error) {
        assertEquals(error.code().equals("reason-lost"), FailureCatalogue.saysNothingButTheEnd(error.thrown()));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void noEntryCatchesWhatWasRecordedForAnother(RecordedError error) {
        List<String> fitting = FailureCatalogue.fitting(error.thrown()).stream()
                .map(FailureEntry::code)
                .toList();

        assertEquals(error.code().equals("unknown") ? List.of() : List.of(error.code()), fitting);
    }

    @Test
    void eachEntryHasARecordedErrorAndACodeOfItsOwn() {
        Set<String> codes = recorded()
                .map(RecordedError::code)
                .filter(code -> !code.equals("unknown"))
                .collect(Collectors.toSet());

        assertEquals(entries().map(FailureEntry::code).collect(Collectors.toSet()), codes);
        assertEquals(entries().count(), codes.size(), "two entries have the same code");
    }

    @Test
    void noTwoEntriesClaimTheSameNumberOfLibvirts() {
        Set<Integer> seen = new HashSet<>();
        entries()
                .flatMap(entry -> entry.numbers().stream())
                .forEach(number -> assertTrue(seen.add(number), "twice: " + number));
    }

    @ParameterizedTest
    @CsvSource({
        "62, filter-missing",
        "66, secret-missing",
        "43, network-missing",
        "70, hook-refused",
        "81, disks-not-shared"
    })
    void knowsAFailureByItsNumberWhateverTheLanguage(int number, String code) {
        VirtException failure = new VirtException("beta", number, 0, "nicht gefunden");

        assertEquals(code, FailureCatalogue.translate(failure, ENDS).code());
    }

    /** Words that a pattern meant for something else would catch. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "internal error: unable to open socket /run/x: No such device",
                "internal error: CPU model of the microcode is broken",
                "operation failed: firmware update of the network card timed out: timeout",
                "internal error: machine type",
                "internal error: nvram",
                "internal error: cannot start virtiofsd: No such file or directory",
                "unsupported configuration: domain is already being watched",
                "internal error: Permission denied",
                "internal error: Connection refused",
                "internal error: -netdev tap,id=hostnet0: Cannot assign requested address",
                "operation failed: job 'migration out' failed: Channel error: Input/output error"
            })
    void showsWhatItDoesNotKnowAsLibvirtsOwnSentence(String raw) {
        ToldFailure failure = EnglishFailure.of(FailureCatalogue.translate(words(raw), ENDS));

        assertEquals("unknown", failure.code());
        assertTrue(failure.cause().startsWith("libvirt gave this reason"), failure.cause());
        assertTrue(failure.cause().endsWith(raw), failure.cause());
    }

    @Test
    void quotesAHookBeforeAllThatItMaySay() {
        ToldFailure failure = EnglishFailure.of(FailureCatalogue.translate(
                words(
                        "Hook script execution failed: internal error: Child process (/etc/libvirt/hooks/qemu w migrate begin -)"
                                + " unexpected exit status 1: No space left on device, Unsafe migration: Permission denied, please"
                                + " try again"),
                ENDS));

        assertEquals("hook-refused", failure.code());
    }

    @Test
    void namesThePortsThatAreClosed() {
        ToldFailure failure = EnglishFailure.of(FailureCatalogue.translate(
                words("unable to connect to server at 'beta:49152': Connection refused"), ENDS));

        assertTrue(failure.nextStep().contains("49152 to 49215"), failure.nextStep());
    }

    @Test
    void saysWhichHostMustTrustWhich() {
        ToldFailure failure =
                EnglishFailure.of(FailureCatalogue.translate(words("Host key verification failed."), ENDS));

        assertTrue(failure.nextStep().startsWith("On alpha, log in to beta"), failure.nextStep());
    }

    @Test
    void namesTheAddressOfAScreenThatTheDestinationLacks() {
        ToldFailure failure = EnglishFailure.of(FailureCatalogue.translate(words(SCREENS_ADDRESS), ENDS));

        assertTrue(failure.cause().contains("listens on 10.77.88.11"), failure.cause());
        assertTrue(failure.nextStep().contains("Configuration on the destination"), failure.nextStep());
    }

    @Test
    void tellsTheTrialsOwnAddressFromOneThatTheVmNeeds() {
        assertTrue(ArrivalTrial.ownEnd("internal error: " + NOBODYS_ADDRESS));
        assertTrue(ArrivalTrial.ownEnd(
                "internal error: " + NOBODYS_ADDRESS.replace("migrate-incoming", "nbd-server-start")));
        assertFalse(ArrivalTrial.ownEnd("internal error: " + SCREENS_ADDRESS));
    }

    @Test
    void blamesNobodyForTheAnswerOfItsOwnTrial() {
        ToldFailure failure = EnglishFailure.of(
                FailureCatalogue.translate(new VirtException("alpha", VirtException.UNSAID, 0, THE_END), ENDS));

        assertEquals("no-data", failure.code());
        assertEquals(THE_END, failure.raw());
        assertTrue(failure.cause().contains("beta could make everything ready"), failure.cause());
        assertFalse(failure.cause().contains("firewall"), failure.cause());
        assertTrue(failure.nextStep().contains("49152 to 49215"), failure.nextStep());
    }

    @Test
    void tellsTheReasonOfASecondQuestionAloneAndKeepsWhatWasSaidFirst() {
        VirtException reason = words("internal error: referenced filter 'only-lab' is missing");
        reason.addSuppressed(words(THE_END));

        ToldFailure failure = EnglishFailure.of(FailureCatalogue.translate(reason, ENDS));

        assertEquals("filter-missing", failure.code());
        assertEquals("internal error: referenced filter 'only-lab' is missing\n" + THE_END, failure.raw());
    }

    @Test
    void takesTheConsolesOwnWordsForNobodyElses() {
        ToldFailure own = EnglishFailure.of(FailureCatalogue.translate(
                new VirtException("beta", VirtException.OWN_WORDS, 0, "A socket of /a/b belongs to the VM x. Wait."),
                ENDS));
        assertEquals("A socket of /a/b belongs to the VM x. Wait.", own.cause());
        assertEquals("", own.raw());

        ToldFailure unconnected = EnglishFailure.of(FailureCatalogue.translate(
                new VirtException("alpha", VirtException.NOT_CONNECTED, 0, "Could not resolve hostname alpha"), ENDS));
        assertEquals("The console was not connected to alpha", unconnected.title());
        assertEquals("Could not resolve hostname alpha", unconnected.raw());

        ToldFailure slow = EnglishFailure.of(FailureCatalogue.translate(
                new VirtException("beta", VirtException.TIMED_OUT, 0, "beta did not answer within 6 s."), ENDS));
        assertEquals("It took too long", slow.title());
    }

    /** What may be the VM's own is never to be removed, overwritten or forced off. */
    @ParameterizedTest
    @MethodSource("entries")
    void advisesNobodyToDestroyAnything(FailureEntry entry) {
        String nextStep = EnglishFailure.of(entry.failure(ENDS, "")).nextStep();

        assertFalse(
                nextStep.matches("(?is).*\\b(delete|remove|overwrite|undefine|force|destroy|erase)\\b.*"), nextStep);
    }
}
