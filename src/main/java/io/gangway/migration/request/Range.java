package io.gangway.migration.request;

import io.gangway.migration.request.RefusedMigration.Field;
import java.util.Optional;

/** The whole numbers that a field takes, both ends included. */
record Range(int least, int most) {

    private static final int MOST_MIB = 1_000_000;
    private static final int LONGEST_DOWNTIME_MS = 2_000_000;
    private static final int MOST_CONNECTIONS = 255;
    private static final int MOST_THREADS = 255;

    /** That of a field; empty for one that takes something else than a number. */
    static Optional<Range> of(Field field) {
        return switch (field) {
            case DISKS_PORT -> Optional.of(new Range(1, 65_535));
            case BANDWIDTH_MIB, POSTCOPY_BANDWIDTH_MIB, COMPRESSION_CACHE_MIB -> Optional.of(new Range(1, MOST_MIB));
            case DOWNTIME_LIMIT_MS -> Optional.of(new Range(1, LONGEST_DOWNTIME_MS));
            case AUTO_CONVERGE_INITIAL, AUTO_CONVERGE_INCREMENT -> Optional.of(new Range(1, 99));
            case COMPRESSION_LEVEL -> Optional.of(new Range(0, 9));
            case COMPRESSION_THREADS, DECOMPRESSION_THREADS -> Optional.of(new Range(1, MOST_THREADS));
            case PARALLEL_CONNECTIONS -> Optional.of(new Range(1, MOST_CONNECTIONS));
            default -> Optional.empty();
        };
    }

    boolean contains(int number) {
        return number >= least && number <= most;
    }
}
