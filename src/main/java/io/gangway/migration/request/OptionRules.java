package io.gangway.migration.request;

import io.gangway.migration.request.MigrationOptions.CompressionMethod;
import io.gangway.migration.request.RefusedMigration.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which options go together. What libvirt 9.0 with QEMU 7.2 refuses, or takes and then ignores, is refused at its
 * field; found out by trying each pair on real hosts.
 */
final class OptionRules {

    /** What concerns the guest's memory or disks: libvirt ignores it offline, where neither moves. */
    private static final List<Field> NOT_OFFLINE = List.of(
            Field.STAY_PAUSED,
            Field.PERSISTENT_XML,
            Field.MIGRATE_URI,
            Field.LISTEN_ADDRESS,
            Field.TUNNELLED,
            Field.TLS,
            Field.BANDWIDTH_MIB,
            Field.DOWNTIME_LIMIT_MS,
            Field.AUTO_CONVERGE,
            Field.COMPRESSION,
            Field.PARALLEL_CONNECTIONS,
            Field.POSTCOPY,
            Field.CHANGE_PROTECTION,
            Field.ABORT_ON_ERROR,
            Field.SYNCHRONOUS_WRITES,
            Field.DISKS_PORT,
            Field.UNSAFE);

    private static final List<Field> NOT_TUNNELLED =
            List.of(Field.MIGRATE_URI, Field.LISTEN_ADDRESS, Field.TLS, Field.PARALLEL_CONNECTIONS, Field.POSTCOPY);

    private static final Map<Field, CompressionMethod> FIGURES = Map.of(
            Field.COMPRESSION_CACHE_MIB, CompressionMethod.XBZRLE,
            Field.COMPRESSION_LEVEL, CompressionMethod.MT,
            Field.COMPRESSION_THREADS, CompressionMethod.MT,
            Field.DECOMPRESSION_THREADS, CompressionMethod.MT);

    private final FormReader form;

    OptionRules(FormReader form) {
        this.form = form;
    }

    void check(MigrationChoices choices) {
        offline(choices);
        arrival(choices);
        autostart(choices);
        copying(choices);
        tunnelled(choices);
        tuned(choices.options());
        pace(choices);
    }

    private void offline(MigrationChoices choices) {
        if (choices.mode() == MigrationMode.OFFLINE) {
            refuseEach(NOT_OFFLINE, "Leave this out: offline, only the configuration moves.");
        }
    }

    private void arrival(MigrationChoices choices) {
        boolean kept = choices.duration() == MigrationDuration.PERMANENT || choices.mode() == MigrationMode.OFFLINE;
        refuseIf(
                !kept && form.given(Field.PERSISTENT_XML),
                Field.PERSISTENT_XML,
                "A temporary migration leaves no configuration on the destination. Choose permanent, or leave this"
                        + " out.");
    }

    private void autostart(MigrationChoices choices) {
        if (!form.flag(Field.KEEP_AUTOSTART)) {
            return;
        }
        if (choices.duration() == MigrationDuration.PERMANENT) {
            form.refuse(
                    Field.KEEP_AUTOSTART,
                    "A permanent migration leaves no copy on the source that could start. Choose temporary, or leave"
                            + " this out.");
        } else if (choices.mode() == MigrationMode.OFFLINE) {
            form.refuse(
                    Field.KEEP_AUTOSTART,
                    "A VM that is shut off and kept on both hosts goes on starting with its source anyway. Leave this"
                            + " out.");
        }
    }

    private void copying(MigrationChoices choices) {
        if (choices.storage().copies()) {
            refuseIf(
                    form.given(Field.DISKS) && form.list(Field.DISKS).isEmpty(),
                    Field.DISKS,
                    "Choose at least one disk to copy, or shared storage.");
        } else if (form.given(Field.STORAGE)) {
            refuseIf(
                    form.given(Field.DISKS),
                    Field.DISKS,
                    "This concerns disks that are copied. Choose to copy them, or leave this out.");
            refuseIf(
                    form.flag(Field.SYNCHRONOUS_WRITES),
                    Field.SYNCHRONOUS_WRITES,
                    "This concerns disks that are copied. Choose to copy them, or leave this out.");
            refuseIf(
                    form.given(Field.TARGETS),
                    Field.TARGETS,
                    "This concerns disks that are copied. Choose to copy them, or leave this out.");
            refuseIf(
                    form.given(Field.DISKS_PORT),
                    Field.DISKS_PORT,
                    "This concerns disks that are copied. Choose to copy them, or leave this out.");
        }
    }

    private void tunnelled(MigrationChoices choices) {
        if (!choices.options().road().tunnelled()) {
            return;
        }
        refuseEach(NOT_TUNNELLED, "This needs a connection of its own for the data, which a tunnelled one has not.");
        refuseIf(
                choices.storage().copies(),
                Field.TUNNELLED,
                "Disks cannot be copied through the tunnel. Choose shared storage, or no tunnel.");
        refuseIf(
                choices.route() == MigrationRoute.THROUGH_THE_CONSOLE,
                Field.TUNNELLED,
                "The tunnel goes from host to host. Choose that way, or no tunnel.");
    }

    /** What tunes something that was not chosen. */
    private void tuned(MigrationOptions options) {
        tunes(Field.TLS_DESTINATION, options.road().tls(), "TLS");
        tunes(Field.AUTO_CONVERGE_INITIAL, options.pace().autoConverge().isPresent(), "auto-converge");
        tunes(Field.AUTO_CONVERGE_INCREMENT, options.pace().autoConverge().isPresent(), "auto-converge");
        tunes(Field.POSTCOPY_BANDWIDTH_MIB, options.pace().postcopy().isPresent(), "post-copy");
        Optional<CompressionMethod> method = options.pace().compression().map(MigrationOptions.Compression::method);
        FIGURES.forEach(
                (field, needed) -> tunes(field, method.equals(Optional.of(needed)), "compression by " + needed.word()));
    }

    private void tunes(Field field, boolean chosen, String what) {
        refuseIf(
                form.given(field) && !chosen, field, "This only tunes " + what + ": choose that too, or leave it out.");
    }

    private void pace(MigrationChoices choices) {
        MigrationOptions.Pace pace = choices.options().pace();
        boolean runsThroughout = choices.mode() == MigrationMode.LIVE
                && !choices.options().arrival().stayPaused();
        refuseIf(
                pace.postcopy().isPresent() && choices.mode() != MigrationMode.OFFLINE && !runsThroughout,
                Field.POSTCOPY,
                "Post-copy lets the guest run on the destination before all of it is there: choose live, and let it run"
                        + " on arrival.");
        refuseIf(
                pace.parallelConnections().isPresent()
                        && pace.compression()
                                .filter(chosen -> chosen.method() == CompressionMethod.MT)
                                .isPresent(),
                Field.PARALLEL_CONNECTIONS,
                "Compression by mt does not work over parallel connections. Choose one of the two.");
        refuseIf(
                pace.compression()
                        .filter(chosen -> chosen.cacheMib().isPresent()
                                && Integer.bitCount(chosen.cacheMib().getAsInt()) != 1)
                        .isPresent(),
                Field.COMPRESSION_CACHE_MIB,
                "QEMU takes a power of two only: 64, 128, 256 ...");
    }

    private void refuseEach(List<Field> fields, String reason) {
        for (Field field : fields) {
            refuseIf(form.given(field) && !form.text(field).equals(Optional.of("false")), field, reason);
        }
    }

    private void refuseIf(boolean wrong, Field field, String reason) {
        if (wrong) {
            form.refuse(field, reason);
        }
    }
}
