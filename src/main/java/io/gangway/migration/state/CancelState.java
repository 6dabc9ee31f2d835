package io.gangway.migration.state;

import io.gangway.page.Word;

/** What became of the wish to cancel. */
public enum CancelState implements Word {
    NOT_ASKED,
    ASKED,
    /** libvirt took the request; the verdict has yet to prove that the VM runs on the source. */
    ACCEPTED,
    /** libvirt refused it, mostly because the VM was just switching over. */
    REFUSED,
    /** The VM had arrived all the same. */
    TOO_LATE,
    /** The VM is proven to be on the source. */
    DONE
}
