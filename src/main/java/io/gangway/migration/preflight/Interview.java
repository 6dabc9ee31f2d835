package io.gangway.migration.preflight;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.host.words.AnswerWords;
import io.gangway.language.Spoken;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.libvirt.link.HostCall;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.RefusedMigration;
import io.gangway.migration.request.RefusedMigration.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Asks hosts before a migration, on their own threads and for a limited time. One that says nothing is a refusal. */
@ApplicationScoped
class Interview {

    private static final Logger LOG = Logger.getLogger(Interview.class);
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final Hosts hosts;
    private final PreflightMessages messages;
    private final AnswerWords answers;
    private final NewLogins logins;

    Interview(Hosts hosts, @Spoken PreflightMessages messages, AnswerWords answers, NewLogins logins) {
        this.hosts = hosts;
        this.messages = messages;
        this.answers = answers;
        this.logins = logins;
    }

    /**
     * Asks, and waits for the answer.
     *
     * @param vm that is to move, by its name
     * @param field at which it is told that the host does not answer
     * @throws RefusedMigration with that
     */
    <T> T ask(HostName host, String vm, Field field, Function<VirtConnection, T> question) {
        return begin(host, vm, field, question).get();
    }

    /** Begins to ask; the answer is waited for when it is wanted. */
    <T> Supplier<T> begin(HostName host, String vm, Field field, Function<VirtConnection, T> question) {
        try {
            HostCall<T> call = hosts.call(host, question);
            return () -> {
                try {
                    return call.await(PATIENCE);
                } catch (VirtException e) {
                    throw noAnswer(host, vm, field, e);
                }
            };
        } catch (VirtException e) {
            throw noAnswer(host, vm, field, e);
        }
    }

    private RefusedMigration noAnswer(HostName host, String vm, Field field, VirtException e) {
        LOG.debugf(e, "No preflight on %s", host);
        return RefusedMigration.bySilence(
                new Problem(field, messages.noAnswer(host.value(), vm, advice(host.value(), e))));
    }

    /** What somebody else asks of hosts. One whose storage hangs is told like one that does not answer. */
    <T> T answered(String vm, Supplier<T> question) {
        try {
            return question.get();
        } catch (VirtException e) {
            LOG.debugf(e, "The disks of %s could not be looked at", vm);
            throw RefusedMigration.bySilence(
                    new Problem(Field.STORAGE, messages.noAnswer(e.host(), vm, advice(e.host(), e))));
        }
    }

    /** A host that lets nobody in is one whose storage hangs only perhaps. */
    private String advice(String host, VirtException e) {
        boolean shut = e.code() == VirtException.TIMED_OUT && HostName.valid(host) && logins.shut(new HostName(host));
        return shut ? messages.shut(host) : answers.advice(e);
    }
}
