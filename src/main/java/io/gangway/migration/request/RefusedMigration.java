package io.gangway.migration.request;

import io.gangway.page.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A migration that was refused before anything started. */
public final class RefusedMigration extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The parts of a request that can be wrong, under the same names in the dialog, in JSON and in the database. */
    public enum Field implements Word {
        UUID,
        SOURCE,
        DESTINATION,
        DURATION,
        MODE,
        ROUTE,
        STORAGE,
        POLICY,
        DISKS,
        SYNCHRONOUS_WRITES,
        DISKS_PORT,
        TARGETS,
        OVERWRITE,
        EJECT,
        ACCEPT,
        STAY_PAUSED,
        KEEP_AUTOSTART,
        DESTINATION_NAME,
        DESTINATION_XML,
        PERSISTENT_XML,
        MIGRATE_URI,
        LISTEN_ADDRESS,
        TUNNELLED,
        TLS,
        TLS_DESTINATION,
        BANDWIDTH_MIB,
        DOWNTIME_LIMIT_MS,
        AUTO_CONVERGE,
        AUTO_CONVERGE_INITIAL,
        AUTO_CONVERGE_INCREMENT,
        COMPRESSION,
        COMPRESSION_CACHE_MIB,
        COMPRESSION_LEVEL,
        COMPRESSION_THREADS,
        DECOMPRESSION_THREADS,
        PARALLEL_CONNECTIONS,
        POSTCOPY,
        POSTCOPY_BANDWIDTH_MIB,
        CHANGE_PROTECTION,
        ABORT_ON_ERROR,
        UNSAFE,
        UNSAFE_CONFIRMED;

        private static final Pattern NEXT_WORD = Pattern.compile("_(.)");

        /** In camel case, as JSON has it: {@code destinationXml}. */
        @Override
        public String word() {
            return NEXT_WORD.matcher(name().toLowerCase(Locale.ROOT)).replaceAll(match -> match.group(1)
                    .toUpperCase(Locale.ROOT));
        }
    }

    /**
     * One thing that is wrong: at which field, what, and what to do about it.
     *
     * @param code by what a person may say yes to it all the same; empty where nobody can
     */
    public record Problem(Field field, String message, String code) {

        /** Something that nobody can say yes to. */
        public Problem(Field field, String message) {
            this(field, message, "");
        }
    }

    private final transient List<Problem> problems;
    private final transient Optional<Long> runningId;
    private final Origin origin;

    /** Who said no. */
    public enum Origin {
        /** A rule, about what is written in a field. */
        FIELDS,
        /** The checks before the start, about what both hosts said. */
        CHECKS,
        /** Somebody else is moving the VM just now. */
        OTHERS,
        /** A host that did not say what it must; to ask it again at once takes as long again. */
        SILENCE
    }

    public RefusedMigration(List<Problem> problems) {
        this(problems, Optional.empty());
    }

    public RefusedMigration(List<Problem> problems, Optional<Long> runningId) {
        this(problems, runningId, Origin.FIELDS);
    }

    private RefusedMigration(List<Problem> problems, Optional<Long> runningId, Origin origin) {
        super(problems.isEmpty() ? "refused" : problems.get(0).message());
        this.problems = List.copyOf(problems);
        this.runningId = runningId;
        this.origin = origin;
    }

    public static RefusedMigration byChecks(List<Problem> problems) {
        return new RefusedMigration(problems, Optional.empty(), Origin.CHECKS);
    }

    public static RefusedMigration byOthers(Problem problem) {
        return new RefusedMigration(List.of(problem), Optional.empty(), Origin.OTHERS);
    }

    public static RefusedMigration bySilence(Problem problem) {
        return new RefusedMigration(List.of(problem), Optional.empty(), Origin.SILENCE);
    }

    public Origin origin() {
        return origin;
    }

    public List<Problem> problems() {
        return problems;
    }

    /** The migration of the same VM that is under way, if that is why. */
    public Optional<Long> runningId() {
        return runningId;
    }
}
