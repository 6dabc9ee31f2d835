package io.gangway.migration.request;

import io.gangway.migration.request.MigrationOptions.CompressionMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
            refuseEach(NOT_OFFLINE, RequestMessages::offlineMovesConfiguration);
        }
    }

    private void arrival(MigrationChoices choices) {
        boolean kept = choices.duration() == MigrationDuration.PERMANENT || choices.mode() == MigrationMode.OFFLINE;
        refuseIf(!kept && form.given(Field.PERSISTENT_XML), Field.PERSISTENT_XML, RequestMessages::temporaryKeepsNone);
    }

    private void autostart(MigrationChoices choices) {
        if (!form.flag(Field.KEEP_AUTOSTART)) {
            return;
        }
        if (choices.duration() == MigrationDuration.PERMANENT) {
            form.refuse(Field.KEEP_AUTOSTART, RequestMessages::permanentLeavesNone);
        } else if (choices.mode() == MigrationMode.OFFLINE) {
            form.refuse(Field.KEEP_AUTOSTART, RequestMessages::offlineKeepsAutostart);
        }
    }

    private void copying(MigrationChoices choices) {
        if (choices.storage().copies()) {
            refuseIf(
                    form.given(Field.DISKS) && form.list(Field.DISKS).isEmpty(),
                    Field.DISKS,
                    RequestMessages::noDiskChosen);
        } else if (form.given(Field.STORAGE)) {
            refuseIf(form.given(Field.DISKS), Field.DISKS, RequestMessages::onlyForCopies);
            refuseIf(form.flag(Field.SYNCHRONOUS_WRITES), Field.SYNCHRONOUS_WRITES, RequestMessages::onlyForCopies);
            refuseIf(form.given(Field.TARGETS), Field.TARGETS, RequestMessages::onlyForCopies);
            refuseIf(form.given(Field.DISKS_PORT), Field.DISKS_PORT, RequestMessages::onlyForCopies);
        }
    }

    private void tunnelled(MigrationChoices choices) {
        if (!choices.options().road().tunnelled()) {
            return;
        }
        refuseEach(NOT_TUNNELLED, RequestMessages::notTunnelled);
        refuseIf(choices.storage().copies(), Field.TUNNELLED, RequestMessages::noDisksInTunnel);
        refuseIf(
                choices.route() == MigrationRoute.THROUGH_THE_CONSOLE,
                Field.TUNNELLED,
                RequestMessages::tunnelHostToHost);
    }

    /** What tunes something that was not chosen. */
    private void tuned(MigrationOptions options) {
        tunes(Field.TLS_DESTINATION, options.road().tls(), RequestMessages::tls);
        tunes(Field.AUTO_CONVERGE_INITIAL, options.pace().autoConverge().isPresent(), RequestMessages::autoConverge);
        tunes(Field.AUTO_CONVERGE_INCREMENT, options.pace().autoConverge().isPresent(), RequestMessages::autoConverge);
        tunes(Field.POSTCOPY_BANDWIDTH_MIB, options.pace().postcopy().isPresent(), RequestMessages::postCopy);
        Optional<CompressionMethod> method = options.pace().compression().map(MigrationOptions.Compression::method);
        FIGURES.forEach((field, needed) ->
                tunes(field, method.equals(Optional.of(needed)), say -> say.compressionBy(needed.word())));
    }

    private void tunes(Field field, boolean chosen, Function<RequestMessages, String> what) {
        refuseIf(form.given(field) && !chosen, field, say -> say.onlyTunes(what.apply(say)));
    }

    private void pace(MigrationChoices choices) {
        MigrationOptions.Pace pace = choices.options().pace();
        boolean runsThroughout = choices.mode() == MigrationMode.LIVE
                && !choices.options().arrival().stayPaused();
        refuseIf(
                pace.postcopy().isPresent() && choices.mode() != MigrationMode.OFFLINE && !runsThroughout,
                Field.POSTCOPY,
                RequestMessages::postCopyRuns);
        refuseIf(
                pace.parallelConnections().isPresent()
                        && pace.compression()
                                .filter(chosen -> chosen.method() == CompressionMethod.MT)
                                .isPresent(),
                Field.PARALLEL_CONNECTIONS,
                RequestMessages::mtNotParallel);
        refuseIf(
                pace.compression()
                        .filter(chosen -> chosen.cacheMib().isPresent()
                                && Integer.bitCount(chosen.cacheMib().getAsInt()) != 1)
                        .isPresent(),
                Field.COMPRESSION_CACHE_MIB,
                RequestMessages::powerOfTwo);
    }

    private void refuseEach(List<Field> fields, Function<RequestMessages, String> reason) {
        for (Field field : fields) {
            refuseIf(form.given(field) && !form.text(field).equals(Optional.of("false")), field, reason);
        }
    }

    private void refuseIf(boolean wrong, Field field, Function<RequestMessages, String> reason) {
        if (wrong) {
            form.refuse(field, reason);
        }
    }
}
