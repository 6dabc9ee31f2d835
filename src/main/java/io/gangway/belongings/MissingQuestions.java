package io.gangway.belongings;

import static io.gangway.belongings.PossessionQuestions.answer;

import io.gangway.belongings.Surroundings.HostFile;
import io.gangway.belongings.Surroundings.Medium;
import io.gangway.belongings.Surroundings.Secret;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.libvirt.fact.Presence;
import io.gangway.storage.place.FolderPools;
import io.gangway.storage.place.HostPath;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a host is asked of all that a VM needs of it. Where it cannot tell, nothing counts as missing. */
final class MissingQuestions {

    private static final String UUID_FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private final VirtConnection to;
    private final FolderPools folders;

    MissingQuestions(VirtConnection to, FolderPools folders) {
        this.to = to;
        this.folders = folders;
    }

    /** @param brings whether the VM's UEFI variables are carried there, so that they need not be made */
    There.Missing ask(Possessions here, boolean brings) {
        Surroundings needed = here.surroundings();
        Set<String> files = those(needed.hostFiles(), HostFile::path, file -> absent(file.path()));
        if (!brings && here.nvram().filter(this::absent).isPresent()) {
            needed.nvramTemplate().filter(this::absent).ifPresent(files::add);
        }
        return new There.Missing(
                those(needed.media(), Medium::target, this::missing),
                those(needed.logFiles(), path -> path, this::withoutFolder),
                those(
                        needed.networkFilters(),
                        name -> name,
                        name -> to.offers().networkFilter(name) == Presence.ABSENT),
                those(needed.secrets(), Secret::name, secret -> presence(secret) == Presence.ABSENT),
                files);
    }

    private boolean absent(String path) {
        return folders.at(to, path) == Presence.ABSENT;
    }

    private boolean missing(Medium medium) {
        return medium.path().startsWith("/")
                ? absent(medium.path())
                : medium.volume().filter(volume -> !exists(volume)).isPresent();
    }

    private boolean exists(Surroundings.Volume volume) {
        return answer(() -> {
                    to.pools().refresh(volume.pool());
                    return to.volumes().find(volume.pool(), volume.name()).isPresent();
                })
                .orElse(false);
    }

    private boolean withoutFolder(String path) {
        return path.startsWith("/") && absent(HostPath.folder(path));
    }

    private Presence presence(Secret secret) {
        if (secret.kind().isPresent()) {
            return to.offers().secret(secret.kind().get(), secret.id());
        }
        return secret.id().matches(UUID_FORM) ? to.offers().secret(UUID.fromString(secret.id())) : Presence.UNKNOWN;
    }

    private static <T> Set<String> those(Collection<T> needed, Function<T, String> name, Predicate<T> missing) {
        return needed.stream().filter(missing).map(name).collect(Collectors.toCollection(HashSet::new));
    }
}
