package io.gangway.migration.request;

import io.gangway.migration.request.RefusedMigration.Field;

/** What each field of a request means, for programs: in English, with its unit. */
final class FieldMeaning {

    private FieldMeaning() {}

    static String of(Field field) {
        return switch (field) {
            case UUID -> "The VM's UUID.";
            case SOURCE -> "The host on which it is, by its name in the configuration.";
            case DESTINATION ->
                "Where to: a host by its name in the configuration, or a libvirt URI such as"
                        + " qemu+ssh://root@gamma/system.";
            case DURATION ->
                "permanent: the VM belongs to the destination from then on. temporary: its source keeps the"
                        + " configuration. permanent where it is left out.";
            case MODE ->
                "live or paused for a VM that runs, offline for one that is shut off. live or offline where it is"
                        + " left out.";
            case ROUTE -> "Who leads it: the source's libvirt, or this console. host-to-host where it is left out.";
            case STORAGE ->
                "shared: both hosts reach the disks. copy: they are copied. copy-difference: copied without the"
                        + " images on which they build. Where it is left out, the console finds out which must be copied.";
            case POLICY ->
                "What the console does by itself where it does not converge: nothing; gentle gives up after a"
                        + " time; balanced allows a longer downtime, then slows the guest; finish ends by post-copy or a"
                        + " pause. gentle where it is left out.";
            case DISKS -> "Targets of the disks to copy, such as vda; all that can be written where it is left out.";
            case SYNCHRONOUS_WRITES -> "Whether the guest's writes wait until the destination has them too.";
            case DISKS_PORT -> "On which port the destination waits for disks that are copied.";
            case TARGETS ->
                "Storage pools of the destination by targets of disks: each disk is copied into its pool, the"
                        + " others to the same place as before.";
            case OVERWRITE ->
                "Targets of disks whose copy may take the place of a file on the destination that no VM uses.";
            case EJECT -> "Targets of drives whose medium is to be ejected before the start.";
            case ACCEPT -> "Codes of what may be lost, as a refusal names them.";
            case STAY_PAUSED -> "Whether it waits on the destination, paused, for somebody to resume it.";
            case KEEP_AUTOSTART ->
                "Whether the source of a temporary migration goes on starting the VM together with itself.";
            case DESTINATION_NAME -> "Another name on the destination.";
            case DESTINATION_XML ->
                "The configuration with which it runs on the destination, in libvirt's XML. A migration"
                        + " tells of it as (changed).";
            case PERSISTENT_XML ->
                "The configuration that the destination keeps, in libvirt's XML. A migration tells of it"
                        + " as (changed).";
            case MIGRATE_URI ->
                "Where the source sends memory and disks, such as tcp://10.0.1.2; an address of the" + " destination.";
            case LISTEN_ADDRESS -> "On which of its addresses the destination waits for the data.";
            case TUNNELLED -> "Whether the data goes through the login between the hosts.";
            case TLS -> "Whether the data is encrypted with TLS.";
            case TLS_DESTINATION -> "The name in the destination's certificate, where it is not the host's.";
            case BANDWIDTH_MIB -> "The most that is sent, in MiB/s.";
            case DOWNTIME_LIMIT_MS -> "How long the guest may stand still for the switchover, in milliseconds.";
            case AUTO_CONVERGE -> "Whether the guest is slowed where it does not converge.";
            case AUTO_CONVERGE_INITIAL -> "By how much it is slowed at first, in per cent.";
            case AUTO_CONVERGE_INCREMENT -> "By how much more each time, in per cent.";
            case COMPRESSION ->
                "How memory is compressed: xbzrle sends only what changed in pages that were sent before, mt"
                        + " compresses each page on several threads.";
            case COMPRESSION_CACHE_MIB -> "The cache for xbzrle, in MiB; a power of two.";
            case COMPRESSION_LEVEL -> "How hard mt compresses: 0 not at all, 9 the most.";
            case COMPRESSION_THREADS -> "How many threads compress with mt.";
            case DECOMPRESSION_THREADS -> "How many threads of the destination decompress with mt.";
            case PARALLEL_CONNECTIONS -> "Over how many connections memory is sent.";
            case POSTCOPY -> "Whether the switch to post-copy is possible while it runs.";
            case POSTCOPY_BANDWIDTH_MIB -> "The most that is sent after that switch, in MiB/s.";
            case CHANGE_PROTECTION -> "Whether nobody may change the VM's configuration until it ends.";
            case ABORT_ON_ERROR ->
                "Whether it gives up on errors that the guest could live with, such as of its disks.";
            case UNSAFE -> "Whether it goes on where libvirt fears for the disks; wants unsafeConfirmed too.";
            case UNSAFE_CONFIRMED -> "That both hosts reach the same, coherent disks.";
        };
    }
}
