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
 * @param missing what it lacks of all that the VM needs of a host
 * @param nvramFree whether it is certain that nothing lies where the VM's UEFI variables go, and that it does not know the VM
 */
public record There(
        List<String> differences,
        boolean keepsOwn,
        boolean nvram,
        Optional<String> nvramUser,
        boolean nvramShared,
        boolean tpm,
        boolean savedState,
        Missing missing,
        boolean nvramFree) {

    /** Nothing of the VM, and nothing missing; also for a destination that cannot be asked. */
    public static final There NOTHING =
            new There(List.of(), false, false, Optional.empty(), false, false, false, Missing.NOTHING);

    /**
     * What it lacks, as far as that is certain.
     *
     * @param media targets of the drives whose medium it lacks
     * @param folders paths of the files of ports for which it has no folder
     * @param secrets by their names
     * @param files paths of files, devices and sockets at which there is nothing
     */
    public record Missing(
            Set<String> media, Set<String> folders, Set<String> filters, Set<String> secrets, Set<String> files) {

        /** Nothing. */
        public static final Missing NOTHING = new Missing(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

        public Missing {
            media = Set.copyOf(media);
            folders = Set.copyOf(folders);
            filters = Set.copyOf(filters);
            secrets = Set.copyOf(secrets);
            files = Set.copyOf(files);
        }
    }

    /** Where it is not certain that the place of the UEFI variables is free. */
    public There(
            List<String> differences,
            boolean keepsOwn,
            boolean nvram,
            Optional<String> nvramUser,
            boolean nvramShared,
            boolean tpm,
            boolean savedState,
            Missing missing) {
        this(differences, keepsOwn, nvram, nvramUser, nvramShared, tpm, savedState, missing, false);
    }

    public There {
        differences = List.copyOf(differences);
    }
}
