package io.gangway.migration.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.migration.dialog.Findings.Finding;
import io.gangway.migration.dialog.Findings.Level;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private static Finding confirm(String code, boolean ticked) {
        return new Finding(Level.CONFIRM, "What " + code + " says.", "accept", code, ticked, 0);
    }

    private static Findings refused(Finding... findings) {
        return new Findings(List.of(), List.of(findings), true);
    }

    @Test
    @DisplayName("who was refused is led to the first thing without a yes")
    void firstOpen() {
        Finding yes = confirm("tpm", true);
        Finding open = confirm("nvram", false);
        Findings findings = refused(yes, open, confirm("disk-writes:vda", false));

        assertFalse(findings.first(yes));
        assertTrue(findings.first(open));
        assertTrue(findings.open());
    }

    @Test
    @DisplayName("what nobody can say yes to comes first")
    void firstBlocked() {
        Finding blocked = Finding.blocked("No such network.");
        Finding open = confirm("nvram", false);
        Findings findings = refused(open, blocked);

        assertTrue(findings.first(blocked));
        assertFalse(findings.first(open));
    }

    @Test
    @DisplayName("nobody is led anywhere who has not tried to start")
    void notRefused() {
        Finding open = confirm("nvram", false);

        assertFalse(new Findings(List.of(), List.of(open), false).first(open));
    }

    @Test
    @DisplayName("a yes holds for what was asked, in the same words, and for nothing else")
    void yesHoldsForWhatWasAsked() {
        Findings there = refused(confirm("vda", true));
        Findings elsewhere = refused(new Finding(Level.CONFIRM, "On another host.", "accept", "vda", true, 0));

        assertFalse(there.answering(there.asked()).open());
        assertTrue(elsewhere.answering(there.asked()).open());
        assertFalse(refused(confirm("vda", true), Finding.blocked("No such network."))
                .answering(there.asked())
                .open());
    }

    @Test
    @DisplayName("a yes stays while something else is asked, and no longer is")
    void yesStaysForTheSameQuestion() {
        Findings alone = refused(confirm("nvram", true));
        Findings more = refused(confirm("tpm", false), confirm("nvram", true));

        Findings grown = more.answering(alone.asked());
        assertEquals(more, grown);
        assertEquals(alone, alone.answering(grown.asked()));
    }

    @Test
    @DisplayName("a yes to what was not on the page counts for nothing, though its box is ticked")
    void yesToWhatWasNotShown() {
        Findings now = refused(confirm("nvram", true), confirm("tpm", true));

        Findings answered = now.answering(refused(confirm("tpm", false)).asked());

        assertEquals(refused(confirm("nvram", false), confirm("tpm", true)), answered);
        assertTrue(now.answering("").open());
    }

    @Test
    @DisplayName("a tick says nothing new; another sentence does")
    void seen() {
        assertEquals(
                refused(confirm("nvram", false)).seen(),
                refused(confirm("nvram", true)).seen());
        assertNotEquals(
                refused(confirm("nvram", false)).seen(),
                refused(confirm("tpm", false)).seen());
    }
}
