package io.gangway.migration.failure;

/** Says what a failure after the switch to post-copy means: it is not like any other. */
public final class PostCopyFailure {

    private static final String CODE = "post-copy-broken";

    private PostCopyFailure() {}

    public static boolean is(Failure failure) {
        return failure.code().equals(CODE);
    }

    public static Failure of(String raw, FailureCatalogue.Ends ends) {
        return Failure.of(CODE, CODE, ends, "", raw);
    }

    /** What is to be done where only one half is left. */
    public static Said lost(FailureCatalogue.Ends ends) {
        return Said.of("next.post-copy-lost", ends);
    }
}
