package io.gangway.migration.web;

import io.gangway.language.Spoken;
import io.gangway.migration.control.ControlMessages;
import io.gangway.migration.control.Steering;
import io.gangway.migration.history.MigrationFilter;
import io.gangway.migration.run.Migrations;
import io.gangway.page.LiveSource;
import io.gangway.page.LiveView;
import io.gangway.page.PageAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the pages about migrations show, by their addresses. */
@ApplicationScoped
public class MigrationPages implements LiveSource {

    private final Migrations migrations;
    private final VerdictSentence sentence;
    private final FailureWords failures;
    private final MigrationMessages messages;
    private final Steering steering;
    private final ControlMessages control;
    private final JobDetails details;
    private final BelongingLines lines;
    private final SilentEnds silent;
    private final WaitingSentence waiting;

    public MigrationPages(
            Migrations migrations,
            VerdictSentence sentence,
            FailureWords failures,
            @Spoken MigrationMessages messages,
            Steering steering,
            @Spoken ControlMessages control,
            JobDetails details,
            BelongingLines lines,
            SilentEnds silent,
            WaitingSentence waiting) {
        this.migrations = migrations;
        this.sentence = sentence;
        this.failures = failures;
        this.messages = messages;
        this.steering = steering;
        this.control = control;
        this.details = details;
        this.lines = lines;
        this.silent = silent;
        this.waiting = waiting;
    }

    @Override
    public Optional<LiveView> viewFor(PageAddress page) {
        List<String> parts = page.segments();
        if (page.path().equals("/migrations")) {
            return Optional.of(list(filter(page)));
        }
        if (parts.size() == 2 && parts.get(0).equals("migrations")) {
            return Optional.of(one(Long.parseLong(parts.get(1))));
        }
        if (parts.size() == 4 && parts.get(0).equals("hosts")) {
            return Optional.of(ofVm(UUID.fromString(parts.get(3))));
        }
        return Optional.empty();
    }

    MigrationView one(long id) {
        return new MigrationView(
                id, migrations, sentence, failures, messages, steering, control, details, lines, silent, waiting);
    }

    MigrationListView list(MigrationFilter filter) {
        return new MigrationListView(filter, migrations, silent);
    }

    VmMigrationsView ofVm(UUID uuid) {
        return new VmMigrationsView(uuid, migrations);
    }

    static MigrationFilter filter(PageAddress page) {
        return new MigrationFilter(
                page.parameter("vm").trim(),
                Optional.empty(),
                page.parameter("host").trim(),
                number(page.parameter("before")),
                MigrationFilter.PAGE);
    }

    /** A migration's id; empty for what cannot be one. */
    static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
