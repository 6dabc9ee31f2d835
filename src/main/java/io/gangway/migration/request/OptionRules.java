package io.gangway.migration.request;

import io.gangway.migration.request.MigrationOptions.CompressionMethod;
import io.gangway.migration.request.RefusedMigration.Rule;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which options go together: those that the table in {@link Field} excludes, and what takes more than a row of it to say.
 */
final class OptionRules {

    private final FormReader form;

    OptionRules(FormReader form) {
        this.form = form;
    }

    void check(MigrationChoices choices) {
        excluded(choices);
        tuned(choices.options());
        confirmed(choices.options());
        arrival(choices);
        autostart(choices);
        copying(choices);
        tunnelled(choices);
        pace(choices);
    }

    private void excluded(MigrationChoices choices) {
        for (Exclusion exclusion : Exclusion.values()) {
            if (exclusion.applies(form, choices)) {
                Field.options().stream()
                        .filter(field -> field.option().orElseThrow().excluded().contains(exclusion))
                        .forEach(field -> refuseIf(given(field), field, exclusion.rule(), exclusion.reason()));
            }
        }
    }

    /** Whether it was given, even if not so that it can be; a box that was left open was not. */
    private boolean given(Field field) {
        return form.given(field) && !form.text(field).equals(Optional.of("false"));
    }

    /** What tunes something that was not chosen. */
    private void tuned(MigrationOptions options) {
        for (Field field : Field.options()) {
            field.option()
                    .orElseThrow()
                    .tunes()
                    .filter(tuned -> form.given(field) && !chosen(options, tuned))
                    .ifPresent(tuned -> form.refuse(field, Rule.ONLY_TUNES, say -> say.onlyTunes(what(tuned, say))));
        }
    }

    private static boolean chosen(MigrationOptions options, Option.Tuned tuned) {
        return options.has(tuned.field())
                && (tuned.value().isEmpty() || options.text(tuned.field()).equals(Optional.of(tuned.value())));
    }

    private static String what(Option.Tuned tuned, RequestMessages say) {
        return tuned.value().isEmpty() ? say.tuned(tuned.field()) : say.compressionBy(tuned.value());
    }

    private void confirmed(MigrationOptions options) {
        refuseIf(
                options.ticked(Field.UNSAFE) && !form.ticked(Field.UNSAFE_CONFIRMED),
                Field.UNSAFE,
                Rule.UNSAFE_NOT_CONFIRMED,
                RequestMessages::confirmUnsafe);
    }

    private void arrival(MigrationChoices choices) {
        boolean kept = choices.duration() == MigrationDuration.PERMANENT || choices.mode() == MigrationMode.OFFLINE;
        refuseIf(
                !kept && form.given(Field.PERSISTENT_XML),
                Field.PERSISTENT_XML,
                Rule.TEMPORARY_KEEPS_NONE,
                RequestMessages::temporaryKeepsNone);
    }

    private void autostart(MigrationChoices choices) {
        if (!choices.options().ticked(Field.KEEP_AUTOSTART)) {
            return;
        }
        if (choices.duration() == MigrationDuration.PERMANENT) {
            form.refuse(Field.KEEP_AUTOSTART, Rule.PERMANENT_LEAVES_NONE, RequestMessages::permanentLeavesNone);
        } else if (choices.mode() == MigrationMode.OFFLINE) {
            form.refuse(Field.KEEP_AUTOSTART, Rule.OFFLINE_KEEPS_AUTOSTART, RequestMessages::offlineKeepsAutostart);
        }
    }

    private void copying(MigrationChoices choices) {
        refuseIf(
                choices.storage().copies()
                        && form.given(Field.DISKS)
                        && form.list(Field.DISKS).isEmpty(),
                Field.DISKS,
                Rule.NO_DISK_CHOSEN,
                RequestMessages::noDiskChosen);
    }

    private void tunnelled(MigrationChoices choices) {
        boolean tunnelled = choices.options().ticked(Field.TUNNELLED);
        refuseIf(
                tunnelled && choices.storage().copies(),
                Field.TUNNELLED,
                Rule.NO_DISKS_IN_TUNNEL,
                RequestMessages::noDisksInTunnel);
        refuseIf(
                tunnelled && choices.route() == MigrationRoute.THROUGH_THE_CONSOLE,
                Field.TUNNELLED,
                Rule.TUNNEL_HOST_TO_HOST,
                RequestMessages::tunnelHostToHost);
    }

    private void pace(MigrationChoices choices) {
        MigrationOptions options = choices.options();
        boolean runsThroughout = choices.mode() == MigrationMode.LIVE && !options.ticked(Field.STAY_PAUSED);
        refuseIf(
                options.ticked(Field.POSTCOPY) && choices.mode() != MigrationMode.OFFLINE && !runsThroughout,
                Field.POSTCOPY,
                Rule.POST_COPY_RUNS,
                RequestMessages::postCopyRuns);
        refuseIf(
                options.has(Field.PARALLEL_CONNECTIONS)
                        && options.text(Field.COMPRESSION).equals(Optional.of(CompressionMethod.MT.word())),
                Field.PARALLEL_CONNECTIONS,
                Rule.MT_NOT_PARALLEL,
                RequestMessages::mtNotParallel);
    }

    private void refuseIf(boolean wrong, Field field, Rule rule, Function<RequestMessages, String> reason) {
        if (wrong) {
            form.refuse(field, rule, reason);
        }
    }
}
