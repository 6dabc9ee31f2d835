package io.gangway.migration.preflight;

import io.gangway.belongings.Belonging;
import io.gangway.belongings.Belonging.Fate;
import io.gangway.belongings.Belonging.Kind;
import io.gangway.belongings.BelongingWords;
import io.gangway.belongings.There;
import io.gangway.belongings.Way;
import io.gangway.migration.preflight.Objection.Level;
import io.gangway.migration.preflight.Objection.Sentence;
import io.gangway.migration.preflight.Question.Arriving;
import io.gangway.migration.preflight.Question.Departing;
import io.gangway.migration.request.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which belongings of one kind keep a VM from going, and what a person must have said yes to.
 *
 * @param words has the sentences
 */
record BelongingRule(Kind kind, BelongingWords words) implements Rule<BelongingRule.Moved> {

    /** What the destination has that concerns the VM's belongings. */
    static final Question<Arriving, There> THERE =
            new Question<>("the VM's belongings", There.NOTHING, asking -> asking.host()
                    .belongings()
                    .apply(asking.host().to()));

    /** What a VM that is shut off may lack on the destination: it can be mended before it starts. */
    private static final Set<Kind> MENDABLE =
            Set.of(Kind.MEDIUM, Kind.NETWORK_FILTER, Kind.SECRET, Kind.START_FILE, Kind.HOST_FILE, Kind.LOG_FILE);

    /** A belonging, and the way in which the VM moves. */
    record Moved(Belonging belonging, Way way) {}

    /** One for each kind but snapshots, which are told with how many there are by {@link MachineRule#SNAPSHOTS}. */
    static List<BelongingRule> all(BelongingWords words) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.SNAPSHOTS)
                .map(kind -> new BelongingRule(kind, words))
                .toList();
    }

    @Override
    public String code() {
        return kind.word();
    }

    @Override
    public Field field() {
        return switch (kind) {
            case MEDIUM -> Field.EJECT;
            case SAVED_STATE, SHARED_FOLDER -> Field.UUID;
            default -> Field.DESTINATION;
        };
    }

    @Override
    public List<Question<Departing, ?>> ofSource() {
        return List.of(DepartureQuestions.POSSESSIONS);
    }

    @Override
    public List<Question<Arriving, ?>> ofDestination() {
        return List.of(THERE);
    }

    @Override
    public Stream<Objection> judge(Moved moved) {
        Belonging belonging = moved.belonging();
        Sentence sentence = (say, ends) ->
                words.of(belonging, new BelongingWords.Ends(ends.vm(), ends.source(), ends.destination()), moved.way());
        boolean inTheWay = belonging.fate() == Fate.IN_THE_WAY;
        if (belonging.needsConfirmation() || (inTheWay && moved.way().offline() && MENDABLE.contains(kind))) {
            return Stream.of(new Objection(belonging.code(), Level.WARNING, Field.ACCEPT, "", sentence));
        }
        return inTheWay ? blocked(field(), kind == Kind.MEDIUM ? belonging.name() : "", sentence) : Stream.empty();
    }
}
