package io.gangway.migration;

/** Says what a failure after the switch to post-copy means: it is not like any other. */
final class PostCopyFailure {

    private PostCopyFailure() {}

    static Failure of(String raw, FailureCatalogue.Ends ends) {
        return new Failure(
                "The migration failed after the switch to post-copy",
                "Some of the memory of " + ends.vm() + " is on " + ends.source() + " and some on " + ends.destination()
                        + ". Neither host can run it alone.",
                "Bring the link between both hosts back first. Then \"virsh migrate --postcopy --postcopy-resume\" on "
                        + ends.source()
                        + " may take the migration up where it broke off. If a host or its QEMU is gone,"
                        + " " + ends.vm() + " is lost: force it off on both hosts and start it anew from its disks.",
                raw);
    }
}
