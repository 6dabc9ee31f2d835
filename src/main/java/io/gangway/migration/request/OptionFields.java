package io.gangway.migration.request;

import io.gangway.migration.request.MigrationOptions.Arrival;
import io.gangway.migration.request.MigrationOptions.Consent;
import io.gangway.migration.request.MigrationOptions.Copying;
import io.gangway.migration.request.MigrationOptions.Guard;
import io.gangway.migration.request.MigrationOptions.Pace;
import io.gangway.migration.request.MigrationOptions.Road;
import io.gangway.page.Word;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/** Gives the options that were chosen by the names of their fields, and reads them back from these. */
public final class OptionFields {

    /** Stands for a configuration, which may hold secrets and so is neither kept nor shown. */
    private static final String CHANGED = "(changed)";

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private OptionFields() {}

    /** Only what was chosen: texts, numbers, {@code true}, lists of texts. */
    public static Map<String, Object> of(MigrationOptions options) {
        OptionFields of = new OptionFields();
        of.copying(options.copying());
        of.arrival(options.arrival());
        of.road(options.road());
        of.pace(options.pace());
        of.guard(options.guard());
        of.consent(options.consent());
        return Collections.unmodifiableMap(of.fields);
    }

    /** From what {@link #of} gave; a field that is not known any more is left out. */
    public static MigrationOptions read(Map<String, ?> fields) {
        Map<String, Object> known = new LinkedHashMap<>(fields);
        known.keySet().removeIf(name -> Word.parse(Field.class, name).isEmpty());
        known.put(Field.UNSAFE_CONFIRMED.word(), known.getOrDefault(Field.UNSAFE.word(), false));
        return new OptionReader(FormReader.unheard(MigrationForm.ofNames(known))).read();
    }

    private void copying(Copying copying) {
        put(Field.DISKS, copying.disks());
        if (!copying.targets().isEmpty()) {
            fields.put(Field.TARGETS.word(), copying.targets());
        }
        put(Field.SYNCHRONOUS_WRITES, copying.synchronousWrites());
        put(Field.DISKS_PORT, copying.port());
    }

    private void arrival(Arrival arrival) {
        put(Field.DESTINATION_NAME, arrival.name());
        put(Field.STAY_PAUSED, arrival.stayPaused());
        put(Field.DESTINATION_XML, arrival.xml().map(xml -> CHANGED));
        put(Field.PERSISTENT_XML, arrival.persistentXml().map(xml -> CHANGED));
    }

    private void road(Road road) {
        put(Field.MIGRATE_URI, road.migrateUri());
        put(Field.LISTEN_ADDRESS, road.listenAddress());
        put(Field.TUNNELLED, road.tunnelled());
        put(Field.TLS, road.tls());
        put(Field.TLS_DESTINATION, road.tlsDestination());
    }

    private void pace(Pace pace) {
        put(Field.BANDWIDTH_MIB, pace.bandwidthMib());
        put(Field.DOWNTIME_LIMIT_MS, pace.downtimeLimitMs());
        put(Field.AUTO_CONVERGE, pace.autoConverge().isPresent());
        pace.autoConverge().ifPresent(steps -> {
            put(Field.AUTO_CONVERGE_INITIAL, steps.initial());
            put(Field.AUTO_CONVERGE_INCREMENT, steps.increment());
        });
        pace.compression().ifPresent(compression -> {
            put(Field.COMPRESSION, Optional.of(compression.method().word()));
            put(Field.COMPRESSION_CACHE_MIB, compression.cacheMib());
            put(Field.COMPRESSION_LEVEL, compression.level());
            put(Field.COMPRESSION_THREADS, compression.threads());
            put(Field.DECOMPRESSION_THREADS, compression.decompressionThreads());
        });
        put(Field.PARALLEL_CONNECTIONS, pace.parallelConnections());
        put(Field.POSTCOPY, pace.postcopy().isPresent());
        pace.postcopy().ifPresent(postcopy -> put(Field.POSTCOPY_BANDWIDTH_MIB, postcopy.bandwidthMib()));
    }

    private void guard(Guard guard) {
        put(Field.CHANGE_PROTECTION, guard.changeProtection());
        put(Field.ABORT_ON_ERROR, guard.abortOnError());
        put(Field.UNSAFE, guard.unsafe());
        put(Field.KEEP_AUTOSTART, guard.keepAutostart());
    }

    private void consent(Consent consent) {
        put(Field.OVERWRITE, new TreeSet<>(consent.overwrite()));
        put(Field.EJECT, new TreeSet<>(consent.eject()));
        put(Field.ACCEPT, new TreeSet<>(consent.accept()));
    }

    private void put(Field field, boolean chosen) {
        if (chosen) {
            fields.put(field.word(), true);
        }
    }

    private void put(Field field, OptionalInt number) {
        number.ifPresent(value -> fields.put(field.word(), value));
    }

    private void put(Field field, Optional<String> text) {
        text.ifPresent(value -> fields.put(field.word(), value));
    }

    private void put(Field field, Collection<String> list) {
        if (!list.isEmpty()) {
            fields.put(field.word(), list);
        }
    }
}
