package io.gangway.migration.failure;

/** Says what a failure after the switch to post-copy means: it is not like any other. */
public final class PostCopyFailure {

    private static final String CODE = "post-copy-broken";

    private PostCopyFailure() {}

    public static boolean is(Failure failure) {
        return failure.code().equals(CODE);
    }

    public static Failure of(String raw, FailureCatalogue.Ends ends) {
        return new Failure(
                CODE,
                "The migration failed after the switch to post-copy",
                "Some of the memory of " + ends.vm() + " is on " + ends.source() + " and some on " + ends.destination()
                        + ". Neither host can run it alone.",
                "Leave it on both hosts as it is: whoever ends either half loses the guest. Bring the link between both hosts"
                        + " back. Then \"virsh migrate --postcopy --postcopy-resume\" on "
                        + ends.source() + " may take the migration up where it broke off.",
                raw);
    }

    /** What is to be done where only one half is left. */
    public static String lost(String vm) {
        return "What was in the memory of " + vm
                + " is lost, since one half of it is gone; what it had written to its disks is"
                + " not. Make sure that it runs nowhere, before anybody starts it anew from them.";
    }
}
