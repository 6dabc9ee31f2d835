package io.gangway.storage.share;

import com.google.errorprone.annotations.ThreadSafe;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.gangway.host.HostName;
import io.gangway.host.Hosts;
import io.gangway.host.words.AnswerWords;
import io.gangway.language.Languages;
import io.gangway.language.MarkMessages;
import io.gangway.language.Spoken;
import io.gangway.libvirt.fact.PoolFacts;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.storage.place.StorageHost;
import io.gangway.storage.share.RefusedShare.Field;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sets shared storage up, one after the other, and remembers the last {@value #KEPT} runs while the console lives. */
@ApplicationScoped
@ThreadSafe
public class Shares {

    static final int KEPT = 20;

    private final Hosts hosts;
    private final List<String> roots;
    private final AnswerWords words;
    private final Languages languages;
    private final ShareMessages say;
    private final MarkMessages marks;
    private final Clock clock;
    private final Event<ShareChanged> changed;

    @GuardedBy("this")
    private final Map<Long, ShareLog> logs = new TreeMap<>();

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread share = new Thread(work, "share-storage");
        share.setDaemon(true);
        return share;
    });

    @GuardedBy("this")
    private long lastId;

    public Shares(
            Hosts hosts,
            AnswerWords words,
            Languages languages,
            @Spoken ShareMessages say,
            @Spoken MarkMessages marks,
            Clock clock,
            Event<ShareChanged> changed,
            @ConfigProperty(name = "gangway.share.roots") Optional<List<String>> roots) {
        this.roots = roots.orElse(List.of());
        this.words = words;
        this.languages = languages;
        this.say = say;
        this.marks = marks;
        this.hosts = hosts;
        this.clock = clock;
        this.changed = changed;
    }

    /** Begins, or throws {@link RefusedShare}. */
    public ShareState start(ShareForm form) {
        ShareRules rules = new ShareRules(hosts.byName(), roots, say, marks);
        SharedStorage storage = rules.read(form);
        rules.check(storage, pools(storage.hosts()));
        Map<HostName, StorageHost> reached = new LinkedHashMap<>();
        storage.hosts().forEach(host -> reached.put(host, StorageHost.of(hosts, host)));
        ShareLog log = keep(storage);
        ShareRun run = new ShareRun(storage, reached, "gangway-proof-" + UUID.randomUUID(), log, words::advice, say);
        thread.execute(run::run);
        return log.state();
    }

    private Map<HostName, List<PoolFacts>> pools(List<HostName> chosen) {
        Map<HostName, List<PoolFacts>> pools = new LinkedHashMap<>();
        List<RefusedShare.Problem> silent = new ArrayList<>();
        for (HostName host : chosen) {
            try {
                pools.put(host, hosts.ask(host, connection -> connection.pools().all()));
            } catch (VirtException e) {
                silent.add(new RefusedShare.Problem(Field.HOSTS, words.advice(e)));
            }
        }
        if (!silent.isEmpty()) {
            throw new RefusedShare(RefusedShare.Reason.POOLS_UNANSWERED, silent);
        }
        return pools;
    }

    private synchronized ShareLog keep(SharedStorage storage) {
        long id = ++lastId;
        ShareLog log = new ShareLog(id, storage, clock.instant(), languages, () -> changed.fire(new ShareChanged(id)));
        logs.put(id, log);
        logs.remove(id - KEPT);
        return log;
    }

    /** One that is under way or has ended; empty if it is not remembered. */
    public synchronized Optional<ShareState> find(long id) {
        return Optional.ofNullable(logs.get(id)).map(ShareLog::state);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }
}
