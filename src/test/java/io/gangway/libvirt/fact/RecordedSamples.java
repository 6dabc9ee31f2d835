package io.gangway.libvirt.fact;

import io.gangway.libvirt.binding.LibvirtLibrary;
import io.gangway.libvirt.binding.VirtConnection;
import io.gangway.time.SteadyClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Job samples of real migrations, one a line: the job's type, then libvirt's fields. {@link #main} records them in the
 * lab.
 */
public final class RecordedSamples {

    private RecordedSamples() {}

    /** The samples of a file in {@code src/test/resources/samples}. */
    public static List<JobStats> read(String name) {
        try (var file = RecordedSamples.class.getResourceAsStream("/samples/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(RecordedSamples::sample)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JobStats sample(String line) {
        Map<String, Object> fields = new TreeMap<>();
        StringTokenizer words = new StringTokenizer(line, " =");
        JobStats.Type type = JobStats.Type.valueOf(words.nextToken());
        while (words.hasMoreTokens()) {
            fields.put(words.nextToken(), Long.parseLong(words.nextToken()));
        }
        return new JobStats(type, fields);
    }

    private static String line(JobStats stats) {
        return stats.type() + " "
                + new TreeMap<>(stats.fields())
                        .entrySet().stream()
                                .filter(entry -> entry.getValue() instanceof Number)
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .collect(Collectors.joining(" "));
    }

    /**
     * Migrates a VM of the lab and records its samples.
     *
     * @param args the source's URI, the VM's UUID, the destination's URI, the migration URI, MiB/s (0 for no limit), the
     *     longest time in seconds, {@code shared} or {@code copy}, and the file
     */
    public static void main(String[] args) throws Exception {
        UUID uuid = UUID.fromString(args[1]);
        LibvirtLibrary library = new LibvirtLibrary(SteadyClock.ofThisMachine());
        try (VirtConnection connection = library.open("source", args[0])) {
            long bandwidth = Long.parseLong(args[4]);
            Map<String, Object> params = bandwidth == 0
                    ? Map.of("migrate_uri", args[3])
                    : Map.of("migrate_uri", args[3], "bandwidth", bandwidth);
            var flags = args[6].equals("copy")
                    ? java.util.Set.of(
                            MigrationCall.Flag.LIVE, MigrationCall.Flag.PEER2PEER, MigrationCall.Flag.NON_SHARED_DISK)
                    : java.util.Set.of(MigrationCall.Flag.LIVE, MigrationCall.Flag.PEER2PEER);
            CompletableFuture<Void> run = CompletableFuture.runAsync(
                    () -> connection.jobs().migrate(uuid, new MigrationCall(args[2], flags, params)));
            StringBuilder samples = new StringBuilder();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(args[5]));
            while (!run.isDone() && System.nanoTime() < end) {
                connection.jobs().current(uuid).ifPresent(stats -> samples.append(line(stats))
                        .append('\n'));
                TimeUnit.MILLISECONDS.sleep(200);
            }
            if (!run.isDone()) {
                connection.jobs().abort(uuid);
            }
            Object unused = run.exceptionally(e -> null).get();
            Files.writeString(Path.of(args[7]), samples);
        }
        System.exit(0);
    }
}
