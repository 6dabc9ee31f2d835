package io.gangway.migration.failure;

import io.gangway.libvirt.fact.VirtException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * An error as libvirt gave it, from the recordings in {@code failures/errors.txt}.
 *
 * @param code of the entry that it was recorded for
 * @param title under which the console tells it
 * @param how it was provoked
 */
record RecordedError(String code, String title, String how, String raw) {

    /** VIR_ERR_INTERNAL_ERROR: the recordings are of words, and must be known by them. */
    private static final int INTERNAL_ERROR = 1;

    static List<RecordedError> all() {
        try (InputStream file = RecordedError.class.getResourceAsStream("/failures/errors.txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("\n\n", -1))
                    .map(String::strip)
                    .filter(record -> record.startsWith("= "))
                    .map(RecordedError::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordedError of(String record) {
        String[] lines = record.split("\n", 3);
        String[] kind = lines[0].substring(2).split(": ", 2);
        return new RecordedError(kind[0], kind[1], lines[1].substring(2), lines[2]);
    }

    VirtException thrown() {
        return new VirtException("alpha", INTERNAL_ERROR, 0, raw);
    }

    @Override
    public String toString() {
        return title + ": " + how;
    }
}
