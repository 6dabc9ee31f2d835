package io.gangway.migration.request;

import io.gangway.page.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The advanced options of a migration. Empty or false means libvirt's own preset.
 *
 * @param arrival as what the VM arrives
 * @param copying which disks are copied, and how
 * @param road the way that the data takes
 * @param pace how fast it goes, and what helps it to end
 * @param guard what is watched over, and what is not
 * @param consent what a person has said yes to
 */
public record MigrationOptions(Arrival arrival, Copying copying, Road road, Pace pace, Guard guard, Consent consent) {

    /** None of them. */
    public static final MigrationOptions NONE = new MigrationOptions(
            new Arrival(Optional.empty(), Optional.empty(), Optional.empty(), false),
            new Copying(List.of(), Map.of(), false, OptionalInt.empty()),
            new Road(Optional.empty(), Optional.empty(), false, false, Optional.empty()),
            new Pace(
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    Optional.empty()),
            new Guard(false, false, false, false),
            Consent.NONE);

    /**
     * As what the VM arrives.
     *
     * @param name another name on the destination
     * @param xml the configuration that it runs with there, in the place of the source's
     * @param persistentXml the configuration that the destination keeps
     * @param stayPaused whether it waits there, paused, for somebody to resume it
     */
    public record Arrival(
            Optional<String> name, Optional<String> xml, Optional<String> persistentXml, boolean stayPaused) {}

    /**
     * How disks are copied.
     *
     * @param disks the targets, such as {@code vda}; all that can be written where none is named
     * @param targets the destination's storage pools into which disks are copied, by the disks' targets; the pool at the
     *     same path where none is named
     * @param synchronousWrites whether the guest's writes wait until the destination has them too
     * @param port where the destination listens for disks
     */
    public record Copying(
            List<String> disks, Map<String, String> targets, boolean synchronousWrites, OptionalInt port) {
        public Copying {
            disks = List.copyOf(disks);
            targets = Map.copyOf(targets);
        }
    }

    /**
     * The way that the data takes.
     *
     * @param migrateUri where the source sends it, such as {@code tcp://10.0.1.2}
     * @param listenAddress where the destination waits for it
     * @param tunnelled whether it goes through libvirtd's own connection
     * @param tls whether it is encrypted
     * @param tlsDestination the name in the destination's certificate, where it is not the host's
     */
    public record Road(
            Optional<String> migrateUri,
            Optional<String> listenAddress,
            boolean tunnelled,
            boolean tls,
            Optional<String> tlsDestination) {}

    /**
     * How fast it goes.
     *
     * @param bandwidthMib the most that is sent, in MiB/s
     * @param downtimeLimitMs how long the guest may stand still for the switchover
     * @param autoConverge slow the guest where it does not converge
     * @param parallelConnections how many connections memory is sent over
     */
    public record Pace(
            OptionalInt bandwidthMib,
            OptionalInt downtimeLimitMs,
            Optional<AutoConverge> autoConverge,
            Optional<Compression> compression,
            OptionalInt parallelConnections,
            Optional<Postcopy> postcopy) {}

    /** Percentages by which the guest is slowed at first, and then more each time. */
    public record AutoConverge(OptionalInt initial, OptionalInt increment) {}

    /** How memory is compressed on the way; each figure goes with one of the methods. */
    public record Compression(
            CompressionMethod method,
            OptionalInt cacheMib,
            OptionalInt level,
            OptionalInt threads,
            OptionalInt decompressionThreads) {}

    /** libvirt's words for the ways to compress. */
    public enum CompressionMethod implements Word {
        /** Sends only what changed in pages that were sent before. */
        XBZRLE,
        /** Compresses each page, on several threads. */
        MT
    }

    /** The switch to post-copy is possible while it runs; {@code bandwidthMib} bounds it then, in MiB/s. */
    public record Postcopy(OptionalInt bandwidthMib) {}

    /**
     * What is watched over.
     *
     * @param changeProtection nobody may change the VM's configuration until the migration ends
     * @param abortOnError give up on errors that the guest could live with, such as of its disks
     * @param unsafe go on where libvirt fears for the disks
     * @param keepAutostart the copy that a temporary move leaves on the source goes on starting with that host
     */
    public record Guard(boolean changeProtection, boolean abortOnError, boolean unsafe, boolean keepAutostart) {}

    /**
     * What a person has said yes to, each named.
     *
     * @param overwrite targets of disks whose copy may take the place of a file on the destination that no VM uses
     * @param eject targets of drives whose medium is to be ejected before the start
     * @param accept codes of what may be lost, or may not be as it should
     */
    public record Consent(Set<String> overwrite, Set<String> eject, Set<String> accept) {

        /** Nothing. */
        public static final Consent NONE = new Consent(Set.of(), Set.of(), Set.of());

        public Consent {
            overwrite = Set.copyOf(overwrite);
            eject = Set.copyOf(eject);
            accept = Set.copyOf(accept);
        }
    }
}
