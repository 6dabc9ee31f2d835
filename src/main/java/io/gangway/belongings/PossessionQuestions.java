package io.gangway.belongings;

import io.gangway.libvirt.binding.DomainBelongings;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.CheckpointFacts;
import io.gangway.libvirt.fact.VirtException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What a VM's host is asked about its belongings. Changes nothing. */
public final class PossessionQuestions {

    private PossessionQuestions() {}

    /**
     * Asks; what the host cannot tell counts as not there.
     *
     * @param xml the configuration that is to move
     * @param there the one that it is to run with on the destination, which names what it needs of a host
     * @param active whether the VM runs
     * @throws VirtException where the host does not answer
     */
    public static Possessions ask(VirtConnection from, UUID uuid, String xml, String there, boolean active) {
        Possessions read = PossessionsReader.read(xml);
        DomainBelongings belongings = from.belongings();
        Optional<String> kept = active ? answer(() -> from.xml(uuid, true)).flatMap(found -> found) : Optional.empty();
        return new Possessions(
                List.of(),
                read.nvram(),
                read.tpm(),
                answer(() -> belongings.hasSavedState(uuid)).orElse(false),
                answer(() -> belongings.autostart(uuid)).orElse(false),
                answer(() -> from.hindrances().snapshots(uuid)).orElse(0),
                answer(() -> belongings.checkpoints(uuid)).orElse(List.of()).stream()
                        .map(CheckpointFacts::name)
                        .toList(),
                PossessionsReader.read(there).surroundings(),
                kept.filter(next -> !ConfigurationDifferences.between(next, xml).isEmpty())
                        .isPresent(),
                read.described());
    }

    static <T> Optional<T> answer(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (VirtException e) {
            if (e.code() < 0) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
