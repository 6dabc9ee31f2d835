package io.gangway.storage.place;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.CRC32;

/**
 * How this process is told from others that ran before it or run elsewhere.
 *
 * @param machine eight hexadecimal digits for this boot of this machine and for the container in which process numbers
 *     count
 * @param started in seconds since 1970
 */
record ThisProcess(String machine, long number, long started) {

    static ThisProcess now() {
        ProcessHandle process = ProcessHandle.current();
        return new ThisProcess(machineOf(), process.pid(), started(process));
    }

    /** Whether that process still runs. */
    static boolean lives(long number, long started) {
        return ProcessHandle.of(number)
                .filter(process -> started(process) == started)
                .isPresent();
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::getEpochSecond).orElse(0L);
    }

    private static String machineOf() {
        CRC32 sum = new CRC32();
        try {
            sum.update(Files.readAllBytes(Path.of("/proc/sys/kernel/random/boot_id")));
            sum.update(Files.readSymbolicLink(Path.of("/proc/self/ns/pid"))
                    .toString()
                    .getBytes(UTF_8));
        } catch (IOException e) {
            // Not Linux: all machines then look like one, whose processes are told apart by number and start.
            sum.reset();
        }
        return String.format("%08x", sum.getValue());
    }
}
