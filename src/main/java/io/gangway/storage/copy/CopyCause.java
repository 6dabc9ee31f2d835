package io.gangway.storage.copy;

import io.gangway.page.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a disk or a small file is not copied, by what it is. {@code failures/} has the words under its {@link #key}; each
 * constant names what they fill in.
 */
public enum CopyCause implements Word {
    // Of the disk on the source
    NEITHER_FILE_NOR_DEVICE("disk", "source"),
    DEVICE_NOT_SEEN("path", "source"),
    NOT_THERE("path", "source"),
    GONE("path", "source"),
    NOT_STREAMED("volume", "source", "type"),
    ENCRYPTED("path", "source", "destination"),
    ON_SHARED_STORAGE("path", "destination", "disk"),
    // Of the images under it
    NO_BASE("path", "source"),
    BASE_NOT_UNDERSTOOD("path", "source", "base"),
    BASE_MISSING("volume", "source", "base", "destination"),
    BASE_OF_OTHER_SIZE("volume", "source", "base", "destination", "there", "here"),
    BASE_WRITTEN("volume", "source", "base", "destination", "user", "as"),
    BASE_DIFFERS("path", "source", "destination"),
    BASE_ELSEWHERE("path", "destination", "there", "base"),
    LOGICAL_ON_BASE("disk"),
    // Of its place on the destination
    POOL_MISSING("destination", "pool", "disk"),
    CHOSEN_POOL_MISSING("destination", "pool"),
    POOL_STOPPED("destination", "folder", "pool"),
    POOL_OF_OTHER_TYPE("pool", "destination", "type"),
    WOULD_BE_DEVICE("path", "destination", "source", "disk"),
    FOLDER_MISSING("destination", "folder", "disk"),
    NO_ROOM("room", "folder", "destination", "volume", "needed"),
    // Of what lies there
    USED_BY_ANOTHER("path", "destination", "user", "as"),
    USED_BY_ANOTHER_BY_NOW("path", "destination", "user", "as"),
    USED_ELSEWHERE("vm", "disk", "path", "destination", "host", "user", "as"),
    IMAGE_UNREAD("vm", "disk", "path", "destination", "host", "user", "as", "image"),
    HOST_SILENT("vm", "disk", "path", "destination", "host"),
    MAYBE_THE_DISK("destination", "there", "source", "path"),
    MAYBE_THE_DISK_BY_NOW("there", "destination", "source", "path"),
    OF_OTHER_SIZE("destination", "there", "size", "bytes", "needed", "needs", "source"),
    OWN_FILE_THERE("destination", "there"),
    UNUSED_FILE_THERE("destination", "there"),
    SIZE_CHANGED("path", "destination"),
    OTHER_CONTENT_THERE("destination", "path"),
    // Of small files
    FILE_TOO_LARGE("path", "host", "bytes", "most"),
    FILE_CHANGED("path", "host"),
    FILE_ARRIVED_DIFFERENT("destination", "path"),
    // Of the copy itself
    NOT_MADE("destination", "volume", "answer"),
    MADE_OF_OTHER_SIZE("destination", "path", "bytes", "needs"),
    LENGTH_CHANGED("path"),
    ARRIVED_DIFFERENT("destination", "volume", "source"),
    LOST("destination", "volume"),
    HOST_FAILED("host", "answer"),
    CONSOLE_FAILED("answer"),
    CONSOLE_ENDED(),
    CANCELLED(),
    /** Beside another: what was half made could not be deleted. */
    LEFT_BEHIND("path", "destination");

    private final String names;

    CopyCause(String... names) {
        this.names = String.join(" ", names);
    }

    /** The key of its sentence. */
    public String key() {
        return "copy." + word();
    }

    /** What its sentence fills in, by name. */
    public List<String> names() {
        return names.isEmpty() ? List.of() : List.of(names.split(" "));
    }

    /**
     * This with what its sentence fills in.
     *
     * @param values in the order of {@link #names}
     */
    public CopyProblem with(Object... values) {
        List<String> names = names();
        if (values.length != names.size()) {
            throw new IllegalArgumentException(this + " fills in " + names);
        }
        Map<String, String> filled = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            filled.put(names.get(i), String.valueOf(values[i]));
        }
        return new CopyProblem(this, filled);
    }
}
