package io.gangway.belongings;

import static io.gangway.belongings.PossessionQuestions.answer;

import io.gangway.libvirt.DomainFacts;
import io.gangway.libvirt.Presence;
import io.gangway.libvirt.VirtConnection;
import io.gangway.storage.DiskUse;
import io.gangway.storage.FolderPools;
import io.gangway.storage.HostPath;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the destination is asked about the belongings of a VM that is to come. Changes nothing. */
public final class ThereQuestions {

    private static final String USUAL_SECRET = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private final VirtConnection to;
    private final FolderPools folders;

    /**
     * The VM that is to come.
     *
     * @param xml its configuration as the destination would keep it
     * @param kept whether the source keeps one
     * @param given whether a person has said what the destination is to keep
     * @param nvramShared whether both hosts reach the very file of its UEFI variables
     * @param left paths and {@link Belonging.Kind} words of what earlier moves of this VM left on the destination
     */
    public record Coming(
            UUID uuid, String name, String xml, boolean kept, boolean given, boolean nvramShared, Set<String> left) {
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
                here.media().stream()
                        .filter(this::missing)
                        .map(Possessions.Medium::target)
                        .collect(Collectors.toSet()),
                here.logFiles().stream()
                        .filter(path -> path.startsWith("/") && !folderExists(HostPath.folder(path)))
                        .collect(Collectors.toSet()),
                absent(here.networkFilters(), to.offers()::networkFilter),
                absent(
                        here.secrets().stream()
                                .filter(secret -> secret.matches(USUAL_SECRET))
                                .toList(),
                        secret -> to.offers().secret(UUID.fromString(secret))));
    }

    private boolean savedState(Coming coming, Optional<DomainFacts> present) {
        return present.isPresent()
                ? answer(() -> to.belongings().hasSavedState(coming.uuid())).orElse(false)
                : exists(HostPath.in(SystemFolders.SAVED_STATES, SystemFolders.savedState(coming.name())));
    }

    /** Whatever is called so under /dev is taken for a drive of the host's own. */
    private boolean missing(Possessions.Medium medium) {
        String path = medium.path();
        boolean file = path.startsWith("/") && !path.startsWith("/dev/") && !exists(path);
        return file || medium.volume().filter(volume -> !exists(volume)).isPresent();
    }

    private boolean exists(Possessions.Volume volume) {
        return answer(() -> {
                    to.pools().refresh(volume.pool());
                    return to.volumes().find(volume.pool(), volume.name()).isPresent();
                })
                .orElse(false);
    }

    private boolean exists(String path) {
        return answer(() -> folders.in(to, HostPath.folder(path), false, pool -> to.volumes()
                        .find(pool, HostPath.name(path))
                        .isPresent()))
                .flatMap(Function.identity())
                .orElse(false);
    }

    /** Where the host cannot tell, libvirt will. */
    private boolean folderExists(String folder) {
        return answer(() -> folders.in(to, folder, false, pool -> true).isPresent())
                .orElse(true);
    }

    private static Set<String> absent(List<String> names, Function<String, Presence> question) {
        Map<String, Presence> answers =
                names.stream().distinct().collect(Collectors.toMap(Function.identity(), question));
        Set<String> absent = new HashSet<>(names);
        absent.removeIf(name -> answers.get(name) != Presence.ABSENT);
        return absent;
    }
}
