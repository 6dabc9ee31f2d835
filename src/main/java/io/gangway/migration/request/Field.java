package io.gangway.migration.request;

import io.gangway.page.Word;
import java.util.Locale;
import java.util.regex.Pattern;

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
