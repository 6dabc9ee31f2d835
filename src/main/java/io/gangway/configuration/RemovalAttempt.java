package io.gangway.configuration;

import io.gangway.host.words.AnswerWords;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.vm.inventory.Vm;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One attempt to remove a configuration. Whoever waits for the host gives up in time, while a thread of the host's may still
 * be about to tell it: what is given up before that is not told to the host any more, and after that nobody knows.
 */
final class RemovalAttempt {

    private final Vm vm;
    private final ConfigurationMessages messages;
    private final AnswerWords answers;
    private final AtomicBoolean settled = new AtomicBoolean();

    RemovalAttempt(Vm vm, ConfigurationMessages messages, AnswerWords answers) {
        this.answers = answers;
        this.vm = vm;
        this.messages = messages;
    }

    /** Whether the host may be told now: not once the attempt was given up. */
    boolean begins() {
        return settled.compareAndSet(false, true);
    }

    /** Gives up, and says whether that is certain to have changed nothing. */
    String failed(VirtException e) {
        boolean told = !settled.compareAndSet(false, true);
        if (told && e.unanswered()) {
            return messages.removalUnanswered(vm.name(), vm.host().value(), answers.cause(e));
        }
        // Of what broke off the usual words say that nobody knows.
        return e.unanswered() && e.code() > 0
                ? messages.notRemovedBrokeOff(vm.name(), vm.host().value())
                : messages.notRemoved(vm.name(), answers.advice(e));
    }
}
