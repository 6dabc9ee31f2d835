package io.gangway.belongings;

import static io.gangway.belongings.PossessionQuestions.answer;

import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.DomainFacts;
import io.gangway.libvirt.fact.Presence;
import io.gangway.storage.place.DiskUse;
import io.gangway.storage.place.FolderPools;
import io.gangway.storage.place.HostPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** What the destination is asked about the belongings of a VM that is to come. Changes nothing. */
public final class ThereQuestions {

    private final VirtConnection to;
    private final FolderPools folders;

    /**
     * The VM that is to come.
     *
     * @param xml its configuration as the destination would keep it
     * @param kept whether the source keeps one
     * @param given whether a person has said what the destination is to keep
     * @param nvramHere whether the source has the file of its UEFI variables
     * @param nvramShared whether both hosts reach the very file of its UEFI variables
     * @param left paths and {@link Belonging.Kind} words of what earlier moves of this VM left on the destination
     */
    public record Coming(
            UUID uuid,
            String name,
            String xml,
            boolean kept,
            boolean given,
            boolean nvramHere,
            boolean nvramShared,
            Set<String> left) {
        public Coming {
            left = Set.copyOf(left);
        }
    }

    public ThereQuestions(VirtConnection to, FolderPools folders) {
        this.to = to;
        this.folders = folders;
    }

    /** Asks; throws {@link io.gangway.libvirt.VirtException} where the host does not answer. */
    public There ask(Possessions here, Coming coming, Way way) {
        Optional<DomainFacts> present = to.domain(coming.uuid());
        Optional<String> keptThere = present.filter(DomainFacts::persistent)
                .flatMap(facts -> answer(() -> to.xml(coming.uuid(), true)).flatMap(Function.identity()));
        List<String> differences = keptThere
                .map(kept -> ConfigurationDifferences.between(kept, coming.xml()))
                .orElse(List.of());
        boolean own = way.permanent() && !way.offline() && !coming.kept() && !coming.given();
        Optional<String> user = here.nvram()
                .flatMap(path -> DiskUse.of(to).userOtherThan(coming.uuid(), path))
                .map(DiskUse.User::name);
        return new There(
                differences,
                own,
                here.nvram()
                        .filter(path -> user.isEmpty() && !coming.nvramShared())
                        .filter(path -> way.offline() || present.isEmpty())
                        .filter(path -> !coming.left().contains(path))
                        .filter(this::exists)
                        .isPresent(),
                user,
                coming.nvramShared(),
                here.tpm()
                        && !coming.left().contains(Belonging.Kind.TPM_FILES.word())
                        && SystemFolders.tpmStates(coming.uuid()).stream().anyMatch(this::exists),
                savedState(coming, present),
                new MissingQuestions(to, folders).ask(here, way.offline() && coming.nvramHere()),
                here.nvram()
                        .filter(path -> user.isEmpty() && !coming.nvramShared() && present.isEmpty())
                        .filter(path -> folders.at(to, path) == Presence.ABSENT)
                        .isPresent());
    }

    private boolean savedState(Coming coming, Optional<DomainFacts> present) {
        return present.isPresent()
                ? answer(() -> to.belongings().hasSavedState(coming.uuid())).orElse(false)
                : exists(HostPath.in(SystemFolders.SAVED_STATES, SystemFolders.savedState(coming.name())));
    }

    private boolean exists(String path) {
        return folders.at(to, path) == Presence.ACTIVE;
    }
}
