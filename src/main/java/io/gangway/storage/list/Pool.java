package io.gangway.storage.list;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.gangway.libvirt.fact.PoolFacts;
import io.gangway.libvirt.fact.PoolState;
import java.util.Locale;

/**
 * A storage pool of a host, for pages and JSON.
 *
 * @param type libvirt's word, such as {@code dir} or {@code netfs}
 * @param state libvirt's word: inactive, building, running, degraded or inaccessible
 * @param source where its storage comes from, such as {@code store:/images}; empty for what is the host's own
 * @param target the folder in which its volumes lie; empty for a pool without one
 * @param capacityBytes 0 while it is not active, as are the other two
 */
public record Pool(
        String name,
        String type,
        String state,
        String source,
        String target,
        long capacityBytes,
        long allocationBytes,
        long availableBytes,
        boolean autostart,
        boolean persistent) {

    static Pool of(PoolFacts facts) {
        String server = facts.source().server();
        return new Pool(
                facts.name(),
                facts.type(),
                facts.state().word(),
                server.isEmpty() ? "" : server + ":" + facts.source().folder(),
                facts.target(),
                facts.capacityBytes(),
                facts.allocationBytes(),
                facts.availableBytes(),
                facts.autostart(),
                facts.persistent());
    }

    /** The state for pages, which have words of their own for it. */
    @JsonIgnore
    public PoolState condition() {
        return PoolState.valueOf(state.toUpperCase(Locale.ROOT));
    }

    @JsonIgnore
    public boolean active() {
        return !state.equals("inactive");
    }

    /** How much of it is in use, of 100. */
    public long usedPercent() {
        return capacityBytes == 0 ? 0 : Math.min(100, Math.round(100.0 * allocationBytes / capacityBytes));
    }
}
