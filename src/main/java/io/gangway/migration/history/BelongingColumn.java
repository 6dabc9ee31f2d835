package io.gangway.migration.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gangway.belongings.Belonging;
import io.gangway.belongings.Belonging.Fate;
import io.gangway.belongings.Belonging.Kind;
import io.gangway.page.Word;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The belongings in one column of the database, as a JSON array; the same objects as in the JSON interface. */
public final class BelongingColumn {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * One belonging; {@code bytes} is null where its size is not known, {@code code} as a request names it, {@code path}
     * of what is in a drive, and null for the others.
     */
    @Schema(name = "Belonging", description = "Something that belongs to a VM beside its memory.")
    public record Entry(
            @Schema(
                    description = "What it is; docs/belongings.md tells of each.",
                    enumeration = {
                        "disk",
                        "backing-file",
                        "original",
                        "disk-writes",
                        "nvram",
                        "nvram-file",
                        "nvram-there",
                        "tpm",
                        "tpm-files",
                        "tpm-there",
                        "host-tpm",
                        "saved-state",
                        "saved-state-there",
                        "autostart",
                        "snapshots",
                        "checkpoints",
                        "medium",
                        "shared-folder",
                        "log-file",
                        "network-filter",
                        "secret",
                        "start-file",
                        "host-file",
                        "host-device",
                        "pending-changes",
                        "description",
                        "configuration-there"
                    })
            String kind,

            @Schema(
                    description = "Which one, where a VM may have several: a disk's target, a path, a filter's name;"
                            + " empty for the others.")
            String name,

            @Schema(
                    description =
                            "What became of it, or would have, where the migration did not succeed: it travels, it"
                                    + " stays on the source, the destination makes one of its own, it is lost, it was in the"
                                    + " way, or it was removed from the source since.",
                    enumeration = {"travels", "stays", "made-anew", "lost", "in-the-way", "removed"})
            String fate,

            @Schema(description = "How large it is, in bytes; null where that is not known.", nullable = true)
            Long bytes,

            @Schema(description = "By what a request names it, such as tpm or disk-writes:vda.")
            String code,

            @Schema(description = "The path of what is in a drive; null for the others.", nullable = true)
            String path) {

        public static Entry of(Belonging belonging) {
            OptionalLong bytes = belonging.bytes();
            return new Entry(
                    belonging.kind().word(),
                    belonging.name(),
                    belonging.fate().word(),
                    bytes.isPresent() ? (Long) bytes.getAsLong() : null,
                    belonging.code(),
                    belonging.path().orElse(null));
        }

        /** Empty for a kind or a fate that this console does not know. */
        private Optional<Belonging> belonging() {
            OptionalLong size = bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes);
            return Word.parse(Kind.class, kind).flatMap(known -> Word.parse(Fate.class, fate)
                    .map(end -> new Belonging(known, name, end, size, Optional.ofNullable(path))));
        }
    }

    private BelongingColumn() {}

    static String write(List<Belonging> belongings) {
        try {
            return JSON.writeValueAsString(belongings.stream().map(Entry::of).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers always make a JSON array", e);
        }
    }

    /** From a row; empty in rows that were written before there were belongings. */
    static List<Belonging> read(Optional<String> column) {
        try {
            return JSON.readValue(column.orElse("[]"), new TypeReference<List<Entry>>() {}).stream()
                    .flatMap(entry -> entry.belonging().stream())
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the column with the belongings of a migration is damaged", e);
        }
    }
}
