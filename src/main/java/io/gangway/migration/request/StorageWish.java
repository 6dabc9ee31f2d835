package io.gangway.migration.request;

import io.gangway.page.Word;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the dialog says is to become of a VM's disks.
 *
 * @param storage the word of a {@link MigrationStorage}
 * @param disks targets of those to be copied
 * @param pools of the destination that are to take them, by their targets; none for the same place
 */
public record StorageWish(String storage, List<String> disks, Map<String, String> pools) {

    public StorageWish {
        disks = List.copyOf(disks);
        pools = Map.copyOf(pools);
    }

    public boolean copies() {
        return Word.parse(MigrationStorage.class, storage)
                .filter(MigrationStorage::copies)
                .isPresent();
    }

    /** Equal for equal wishes, so that it can be told from the console's own. */
    @Override
    public String toString() {
        return storage + ":" + String.join(",", disks) + ":" + new TreeMap<>(pools);
    }
}
