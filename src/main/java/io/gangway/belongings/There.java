package io.gangway.belongings;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the destination has that concerns the belongings of a VM which is to come.
 *
 * @param differences in what the configuration that it keeps of the same VM differs from the one that would take its place;
 *     empty if it keeps none, or if nothing differs
 * @param keepsOwn whether that one stays as it is, since the source keeps none that could take its place
 * @param nvram whether a file lies where the VM's UEFI variables go, which none of its VMs uses
 * @param nvramUser the VM there whose file that is
 * @param nvramShared whether both hosts reach the very file of the VM's UEFI variables
 * @param tpm whether it has kept the state of this VM's TPM from before
 * @param savedState whether it holds saved memory of the VM
 * @param missingMedia targets of the drives whose medium it lacks
 * @param missingFolders paths of the files of ports for which it has no folder
 */
public record There(
        List<String> differences,
        boolean keepsOwn,
        boolean nvram,
        Optional<String> nvramUser,
        boolean nvramShared,
        boolean tpm,
        boolean savedState,
        Set<String> missingMedia,
        Set<String> missingFolders,
        Set<String> missingFilters,
        Set<String> missingSecrets) {

    /** Nothing of the VM, and nothing missing; also for a destination that cannot be asked. */
    public static final There NOTHING = new There(
            List.of(), false, false, Optional.empty(), false, false, false, Set.of(), Set.of(), Set.of(), Set.of());

    public There {
        differences = List.copyOf(differences);
        missingMedia = Set.copyOf(missingMedia);
        missingFolders = Set.copyOf(missingFolders);
        missingFilters = Set.copyOf(missingFilters);
        missingSecrets = Set.copyOf(missingSecrets);
    }
}
