package io.gangway.storage.list;

import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.host.words.AnswerWords;
import io.gangway.host.words.ToldFailure;
import io.gangway.libvirt.fact.PoolFacts;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.storage.place.FolderPoolName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What storage each host has, asked when somebody wants to know. A host that hangs is waited for only so long. */
@ApplicationScoped
public class Storage {

    private final Hosts hosts;
    private final AnswerWords words;

    /** Either the answer, or in words why there is none. */
    public record Answer<T>(List<T> list, Optional<ToldFailure> problem) {
        public Answer {
            list = List.copyOf(list);
        }
    }

    public Storage(Hosts hosts, AnswerWords words) {
        this.hosts = hosts;
        this.words = words;
    }

    /** The host of that name, if the console knows it. */
    public Optional<HostName> host(String name) {
        return Optional.of(name).filter(HostName::valid).map(HostName::new).filter(known -> hosts.find(known)
                .isPresent());
    }

    /** A host's pools by name. */
    public Answer<Pool> pools(HostName host) {
        try {
            List<Pool> pools = hosts.ask(host, connection -> connection.pools().all()).stream()
                    // The console's own, for the moment in which it looks into a folder.
                    .filter(pool -> FolderPoolName.parse(pool.name()).isEmpty())
                    .sorted(Comparator.comparing(PoolFacts::name))
                    .map(Pool::of)
                    .toList();
            return new Answer<>(pools, Optional.empty());
        } catch (VirtException e) {
            return new Answer<>(List.of(), Optional.of(words.of(e)));
        }
    }

    /** A pool's volumes by name; empty if the host does not know the pool. Those of a pool that is not active are none. */
    public Optional<Answer<Volume>> volumes(HostName host, String pool) {
        try {
            Optional<List<Volume>> volumes = hosts.ask(host, connection -> connection
                    .pools()
                    .find(pool)
                    .map(facts -> facts.active()
                            ? connection.volumes().all(pool).stream()
                                    .map(Volume::of)
                                    .toList()
                            : List.<Volume>of()));
            return volumes.map(list -> new Answer<>(
                    list.stream().sorted(Comparator.comparing(Volume::name)).toList(), Optional.empty()));
        } catch (VirtException e) {
            return Optional.of(new Answer<>(List.of(), Optional.of(words.of(e))));
        }
    }
}
