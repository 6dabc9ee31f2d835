package io.gangway.page;

import java.util.UUID;

/** Something is no longer what it was that open pages may show. */
public sealed interface Change {

    /** The VMs of a host, or whether it tells of them. */
    record OfVms(String host) implements Change {}

    /** A host's connection, or what it says of itself. */
    record OfHost(String host) implements Change {}

    /** A migration of a VM, which moved on, began or ended. */
    record OfMigration(long id, UUID vm) implements Change {}

    /** The setting up of some shared storage. */
    record OfShare(long id) implements Change {}
}
