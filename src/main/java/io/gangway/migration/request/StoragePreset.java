package io.gangway.migration.request;

import io.gangway.storage.place.DiskPlace;
import io.gangway.storage.place.Sharing;
import io.gangway.vm.details.VmNeeds;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is to become of a VM's disks where nobody said: what both hosts reach stays where it is, what only the source
 * reaches is copied.
 *
 * @param disks targets of those to be copied; empty for shared storage
 */
public record StoragePreset(MigrationStorage storage, List<String> disks) {

    public StoragePreset {
        disks = List.copyOf(disks);
    }

    /** A disk of which it cannot be found out is taken for shared, as libvirt takes block devices. */
    public static StoragePreset of(List<VmNeeds.Disk> disks, List<DiskPlace> places) {
        Map<String, Sharing> sharing =
                places.stream().collect(Collectors.toMap(DiskPlace::target, DiskPlace::sharing, (one, other) -> one));
        List<String> local = disks.stream()
                .filter(VmNeeds.Disk::written)
                .map(VmNeeds.Disk::target)
                .filter(target ->
                        sharing.containsKey(target) && sharing.get(target).answer() == Sharing.Answer.SEPARATE)
                .toList();
        return new StoragePreset(local.isEmpty() ? MigrationStorage.SHARED : MigrationStorage.COPY, local);
    }
}
