package io.gangway.migration.preflight;

import io.gangway.belongings.There;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.vm.details.VmNeeds;
import io.gangway.vm.inventory.Vm;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Something that one host is asked about a VM that is to move. Rules that need the same answer share the question: it is asked
 * once.
 *
 * @param <H> who is asked, and about what: {@link Departing} or {@link Arriving}
 * @param <A> what is answered; it says itself what is not known
 */
final class Question<H, A> {

    /**
     * The source, asked about a VM that is to leave it.
     *
     * @param gone says that it no longer knows the VM
     */
    record Departing(VirtConnection from, Vm vm, MigrationChoices choices, String gone) {}

    /**
     * The destination, asked about a VM that is to come.
     *
     * @param needs what the VM is to run with there
     * @param belongings asks what is there that concerns the VM's belongings
     */
    record Arriving(VirtConnection to, UUID uuid, VmNeeds needs, Function<VirtConnection, There> belongings) {}

    private final String about;
    private final Optional<A> unknown;
    private final Function<Answers.Asking<H>, A> asked;

    /**
     * Is constant: who wants the answer names the question.
     *
     * @param about for whoever reads that it was not asked
     * @param unknown the answer of a host that cannot be asked at all
     * @param asked on a thread of the host; throws {@link VirtException} where that does not answer
     */
    Question(String about, A unknown, Function<Answers.Asking<H>, A> asked) {
        this(about, Optional.of(unknown), asked);
    }

    private Question(String about, Optional<A> unknown, Function<Answers.Asking<H>, A> asked) {
        this.about = about;
        this.unknown = unknown;
        this.asked = asked;
    }

    /** One without whose answer nothing can be judged. */
    static <H, A> Question<H, A> needed(String about, Function<Answers.Asking<H>, A> asked) {
        return new Question<>(about, Optional.empty(), asked);
    }

    /** The answer of a host that cannot be asked; empty where there must be one. */
    Optional<A> unknown() {
        return unknown;
    }

    A ask(Answers.Asking<H> asking) {
        return asked.apply(asking);
    }

    /** Empty where the host cannot tell: then libvirt itself will have its say. */
    static <T> Optional<T> ifTold(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (VirtException e) {
            if (e.code() < 0) {
                throw e;
            }
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return about;
    }
}
