package io.gangway.storage.list;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.gangway.libvirt.fact.PoolFacts;
import io.gangway.libvirt.fact.PoolState;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A storage pool of a host, for pages and JSON.
 *
 * @param type libvirt's word, such as {@code dir} or {@code netfs}
 * @param state libvirt's word: inactive, building, running, degraded or inaccessible
 * @param source where its storage comes from, such as {@code store:/images}; empty for what is the host's own
 * @param target the folder in which its volumes lie; empty for a pool without one
 * @param capacityBytes 0 while it is not active, as are the other two
 */
@Schema(name = "Pool", description = "A storage pool of a host.")
public record Pool(
        @Schema(description = "Its name on that host.") String name,

        @Schema(description = "libvirt's word for its kind, such as dir or netfs.")
        String type,

        @Schema(
                description = "How it stands, in libvirt's word.",
                enumeration = {"inactive", "building", "running", "degraded", "inaccessible"})
        String state,

        @Schema(description = "Where its storage comes from, such as store:/images; empty for what is the host's own.")
        String source,

        @Schema(description = "The folder in which its volumes lie; empty for a pool without one.")
        String target,

        @Schema(description = "How much it holds, in bytes; 0 while it is not active.")
        long capacityBytes,

        @Schema(description = "How much of it is in use, in bytes; 0 while it is not active.")
        long allocationBytes,

        @Schema(description = "How much of it is free, in bytes; 0 while it is not active.")
        long availableBytes,

        @Schema(description = "Whether it becomes active together with its host.")
        boolean autostart,

        @Schema(description = "Whether the host keeps its configuration.")
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
