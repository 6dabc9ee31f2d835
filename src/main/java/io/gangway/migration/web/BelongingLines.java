package io.gangway.migration.web;

import io.gangway.belongings.Belonging;
import io.gangway.belongings.Belonging.Fate;
import io.gangway.belongings.Belonging.Kind;
import io.gangway.belongings.BelongingMessages;
import io.gangway.belongings.BelongingWords;
import io.gangway.belongings.Way;
import io.gangway.host.HostName;
import io.gangway.language.Spoken;
import io.gangway.migration.cleanup.LeftBehind;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.state.Migration;
import io.gangway.migration.verdict.Outcome;
import io.gangway.vm.inventory.Inventory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;

/** What the page of an ended migration says of the VM's belongings: what stayed, what was lost, what was removed since. */
@ApplicationScoped
public class BelongingLines {

    private final BelongingWords words;
    private final BelongingMessages say;
    private final BiPredicate<HostName, UUID> known;

    /**
     * One of them.
     *
     * @param bytes how large it is; 0 where that is not known
     * @param code by which it can be removed; empty where it cannot
     * @param question that is asked before
     * @param removed whether it was removed since
     * @param confirmed whether somebody had to say yes to it before the start
     */
    public record Line(String sentence, long bytes, String code, String question, boolean removed, boolean confirmed) {}

    @Inject
    public BelongingLines(BelongingWords words, @Spoken BelongingMessages say, Inventory inventory) {
        this(words, say, (host, vm) -> inventory.find(host, vm).isPresent());
    }

    /** {@code known} says whether a host has a VM. */
    BelongingLines(BelongingWords words, BelongingMessages say, BiPredicate<HostName, UUID> known) {
        this.known = known;
        this.words = words;
        this.say = say;
    }

    List<Line> of(Migration m) {
        if (!m.running() && !m.outcome().equals(Optional.of(Outcome.SUCCEEDED))) {
            return List.of();
        }
        Way way = new Way(
                m.duration() == MigrationDuration.PERMANENT,
                m.mode() == MigrationMode.OFFLINE,
                m.destinationHost().isPresent(),
                m.choices().options().ticked(Field.KEEP_AUTOSTART));
        BelongingWords.Ends ends = new BelongingWords.Ends(m.name(), m.source().value(), m.destination());
        return m.belongings().stream()
                .filter(Belonging::worthTelling)
                .map(belonging -> line(m, belonging, sentence(m, belonging, ends, way)))
                .filter(line -> !line.sentence().isEmpty())
                .toList();
    }

    /** What was in the way is told as what became of it. */
    private String sentence(Migration m, Belonging belonging, BelongingWords.Ends ends, Way way) {
        if (belonging.kind() != Kind.MEDIUM || belonging.fate() == Fate.MADE_ANEW) {
            return words.of(belonging, ends, way);
        }
        Optional<String> path = belonging.path();
        String drive = belonging.name();
        if (m.choices().options().names(Field.EJECT).contains(drive)) {
            return path.map(file -> say.ejectedFile(file, drive, m.source().value()))
                    .orElseGet(() -> say.ejected(drive));
        }
        return path.map(file -> say.mediumFileNotThere(m.name(), drive, file, m.destination()))
                .orElseGet(() -> say.mediumNotThere(m.name(), drive, m.destination()));
    }

    private Line line(Migration m, Belonging belonging, String sentence) {
        String what = belonging.kind() == Kind.TPM_FILES ? say.tpmFilesShort() : belonging.name();
        boolean removable = !m.running() && LeftBehind.removable(m, belonging) && !known.test(m.source(), m.uuid());
        return new Line(
                sentence,
                belonging.bytes().orElse(0),
                removable ? belonging.code() : "",
                removable ? say.removeAsks(what, m.source().value()) : "",
                belonging.fate() == Fate.REMOVED,
                belonging.fate() == Fate.LOST || belonging.fate() == Fate.IN_THE_WAY);
    }
}
