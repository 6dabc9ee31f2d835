package io.gangway.migration.preflight;

import io.gangway.belongings.Belonging;
import io.gangway.belongings.Belonging.Fate;
import io.gangway.belongings.Belonging.Kind;
import io.gangway.belongings.BelongingWords;
import io.gangway.belongings.Belongings;
import io.gangway.belongings.Possessions;
import io.gangway.belongings.There;
import io.gangway.belongings.Way;
import io.gangway.migration.failure.FailureCatalogue;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.request.RefusedMigration.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says which belongings keep a VM from going, and what a person must have said yes to. */
public final class BelongingRules {

    private final FailureCatalogue.Ends ends;
    private final BelongingWords words;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Concern> concerns = new ArrayList<>();

    BelongingRules(FailureCatalogue.Ends ends, BelongingWords words) {
        this.ends = ends;
        this.words = words;
    }

    Judgement judge(MigrationRequest request, Possessions here, There there) {
        Way way = way(request);
        Set<String> ejected = Set.copyOf(request.choices().options().names(Field.EJECT));
        List<Belonging> all = Belongings.of(here, there, way).stream()
                .map(belonging -> ejected(belonging, ejected))
                .toList();
        BelongingWords.Ends told = new BelongingWords.Ends(ends.vm(), ends.source(), ends.destination());
        for (Belonging belonging : all) {
            if (belonging.fate() == Fate.LOST || missingOffline(belonging, way)) {
                concerns.add(new Concern(belonging.code(), words.of(belonging, told, way)));
            } else if (belonging.fate() == Fate.IN_THE_WAY) {
                inTheWay(belonging, words.of(belonging, told, way));
            }
        }
        return new Judgement(problems, concerns, all);
    }

    public static Way way(MigrationRequest request) {
        MigrationChoices choices = request.choices();
        return new Way(
                choices.duration() == MigrationDuration.PERMANENT,
                choices.mode() == MigrationMode.OFFLINE,
                request.destination().host().isPresent(),
                choices.options().ticked(Field.KEEP_AUTOSTART));
    }

    /** What is shut off can be moved all the same, and be mended there. */
    private static boolean missingOffline(Belonging belonging, Way way) {
        boolean mendable = belonging.kind() == Kind.MEDIUM
                || belonging.kind() == Kind.NETWORK_FILTER
                || belonging.kind() == Kind.SECRET
                || belonging.kind() == Kind.START_FILE
                || belonging.kind() == Kind.HOST_FILE
                || belonging.kind() == Kind.LOG_FILE;
        return way.offline() && mendable && belonging.fate() == Fate.IN_THE_WAY;
    }

    /** A medium that is ejected before the start stays where it is, and is in nobody's way. */
    private static Belonging ejected(Belonging belonging, Set<String> drives) {
        return belonging.kind() == Kind.MEDIUM && drives.contains(belonging.name())
                ? belonging.with(Fate.STAYS)
                : belonging;
    }

    private void inTheWay(Belonging belonging, String sentence) {
        switch (belonging.kind()) {
            case MEDIUM -> problems.add(new Problem(Field.EJECT, sentence, belonging.name()));
            case SAVED_STATE, SHARED_FOLDER -> problems.add(new Problem(Field.UUID, sentence));
            // Told with how many there are, among all that hinders a VM from leaving.
            case SNAPSHOTS -> {}
            default -> problems.add(new Problem(Field.DESTINATION, sentence));
        }
    }
}
