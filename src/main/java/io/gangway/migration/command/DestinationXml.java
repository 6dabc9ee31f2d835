package io.gangway.migration.command;

import io.gangway.configuration.ConfigurationDiff;
import io.gangway.configuration.ConfigurationWords;
import io.gangway.configuration.KeptSecrets;
import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.host.words.AnswerWords;
import io.gangway.language.Spoken;
import io.gangway.libvirt.binding.DomainDefinitions;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationOptions;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.request.RefusedMigration;
import io.gangway.migration.request.RefusedMigration.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The configurations with which a VM is to go on at the destination: from where they start, and whether they fit. */
@ApplicationScoped
public class DestinationXml {

    private final Hosts hosts;
    private final ConfigurationWords words;
    private final AnswerWords answers;
    private final CommandMessages say;

    DestinationXml(Hosts hosts, ConfigurationWords words, AnswerWords answers, @Spoken CommandMessages say) {
        this.say = say;
        this.answers = answers;
        this.hosts = hosts;
        this.words = words;
    }

    /**
     * What to start from: the configuration as a migration takes it, or the one that the host keeps; with marks in place
     * of passwords.
     *
     * @throws VirtException when the host does not answer
     */
    public Optional<String> original(HostName host, UUID uuid, Field field) {
        return secrets(host, uuid, field).map(KeptSecrets::hidden);
    }

    private Optional<KeptSecrets> secrets(HostName host, UUID uuid, Field field) {
        return hosts.ask(host, connection -> original(connection.definitions(), uuid, field))
                .map(KeptSecrets::of);
    }

    private static Optional<String> original(DomainDefinitions definitions, UUID uuid, Field field) {
        return field == Field.PERSISTENT_XML ? definitions.withSecrets(uuid) : definitions.migratableWithSecrets(uuid);
    }

    /** What was changed in it. */
    public Optional<ConfigurationDiff> changes(HostName host, UUID uuid, Field field, String edited) {
        return original(host, uuid, field).map(original -> ConfigurationDiff.between(original, edited));
    }

    /** Throws {@link RefusedMigration} when one of them cannot be read, or describes another VM. */
    private void check(MigrationRequest request) {
        List<Problem> problems = new ArrayList<>();
        MigrationOptions options = request.choices().options();
        options.text(Field.DESTINATION_XML)
                .ifPresent(xml -> problems.addAll(problems(request, Field.DESTINATION_XML, xml)));
        options.text(Field.PERSISTENT_XML)
                .ifPresent(xml -> problems.addAll(problems(request, Field.PERSISTENT_XML, xml)));
        if (!problems.isEmpty()) {
            throw new RefusedMigration(problems);
        }
    }

    /**
     * Checks the request, and carries what was changed for the destination over into what the destination keeps, unless
     * that is given by itself.
     *
     * @throws RefusedMigration where a configuration cannot be used, or the change cannot be carried over
     */
    public MigrationRequest completed(MigrationRequest request) {
        check(request);
        Optional<String> edited = request.choices().options().text(Field.DESTINATION_XML);
        boolean open = edited.isPresent() && !request.choices().options().has(Field.PERSISTENT_XML);
        if (!open
                || request.choices().duration() != MigrationDuration.PERMANENT
                || request.choices().mode() == MigrationMode.OFFLINE) {
            return request;
        }
        try {
            Optional<String> running = original(request.source(), request.uuid(), Field.DESTINATION_XML);
            Optional<String> kept = original(request.source(), request.uuid(), Field.PERSISTENT_XML);
            if (running.isEmpty() || kept.isEmpty()) {
                return request;
            }
            String like = KeptConfiguration.like(running.get(), edited.get(), kept.get())
                    .orElseThrow(() ->
                            new RefusedMigration(List.of(new Problem(Field.PERSISTENT_XML, say.notCarriedOver()))));
            return request.keeping(like);
        } catch (VirtException e) {
            throw new RefusedMigration(List.of(new Problem(
                    Field.PERSISTENT_XML, say.keptNotAsked(request.source().value(), answers.advice(e)))));
        }
    }

    private List<Problem> problems(MigrationRequest request, Field field, String xml) {
        try {
            return secrets(request.source(), request.uuid(), field)
                    .map(secrets -> secrets.findings(xml).stream()
                            .map(finding -> new Problem(field, words.of(finding)))
                            .toList())
                    .orElseGet(List::of);
        } catch (VirtException e) {
            return List.of(
                    new Problem(field, say.originalNotAsked(request.source().value(), answers.advice(e))));
        }
    }
}
