package io.gangway.storage.place;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a pool that a console made over a folder for a moment; it says whose it is, so that what a killed console
 * left can be told from what another console is using.
 *
 * @param machine where process numbers count, see {@link ThisProcess}
 * @param process its number there
 * @param started when that process started, in seconds since 1970
 * @param made when the pool was made, in seconds since 1970
 * @param unique tells it from others of that process
 */
public record FolderPoolName(String machine, long process, long started, long made, String unique) {

    private static final Duration LONGEST_USE = Duration.ofHours(24);
    private static final String PREFIX = "gangway-folder-";
    private static final Pattern FORM =
            Pattern.compile(PREFIX + "([0-9a-f]{8})-([0-9]{1,18})-([0-9]{1,18})-([0-9]{1,18})-([0-9a-f]{8})");

    static FolderPoolName of(ThisProcess process, Instant now) {
        return new FolderPoolName(
                process.machine(),
                process.number(),
                process.started(),
                now.getEpochSecond(),
                UUID.randomUUID().toString().substring(0, 8));
    }

    /** Empty for a pool that no console made. */
    public static Optional<FolderPoolName> parse(String name) {
        Matcher parts = FORM.matcher(name);
        return parts.matches()
                ? Optional.of(new FolderPoolName(
                        parts.group(1),
                        Long.parseLong(parts.group(2)),
                        Long.parseLong(parts.group(3)),
                        Long.parseLong(parts.group(4)),
                        parts.group(5)))
                : Optional.empty();
    }

    /**
     * Whether nobody uses it any more: its process is gone, or cannot be seen from here and has had it for longer than
     * any use takes.
     *
     * @param lives whether a process of this machine with that number and start still runs
     */
    boolean leftBehind(String thisMachine, Instant now, BiPredicate<Long, Long> lives) {
        return machine.equals(thisMachine)
                ? !lives.test(process, started)
                : Instant.ofEpochSecond(made).plus(LONGEST_USE).isBefore(now);
    }

    @Override
    public String toString() {
        return PREFIX + String.join("-", machine, "" + process, "" + started, "" + made, unique);
    }
}
