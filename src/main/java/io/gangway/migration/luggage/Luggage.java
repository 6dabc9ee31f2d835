package io.gangway.migration.luggage;

import io.gangway.belongings.Belonging;
import io.gangway.belongings.Belonging.Fate;
import io.gangway.belongings.Belonging.Kind;
import io.gangway.belongings.Possessions;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.storage.copy.DiskPaths.NewSource;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the console itself takes along or does for a VM, beside libvirt's one call.
 *
 * @param keepsOwn whether the destination keeps its own configuration of the VM
 * @param nvram the path of the UEFI variables that are to be carried
 * @param tpm whether the TPM's state is to be carried
 * @param replaces of {@link Kind#NVRAM} and {@link Kind#TPM}, what a file on the destination may be replaced by: a person
 *     said yes, or it is the VM's own from an earlier move
 * @param discardSavedState whether saved memory on the destination is thrown away
 * @param eject targets of drives whose medium is ejected before the start
 * @param checkpoints whether there are any to be set again
 * @param newSources where disks lie on the destination that do not keep their place, by their targets
 */
@RecordBuilder
public record Luggage(
        boolean keepsOwn,
        Optional<String> nvram,
        boolean tpm,
        Set<Kind> replaces,
        boolean discardSavedState,
        Set<String> eject,
        boolean checkpoints,
        Map<String, NewSource> newSources) {

    public Luggage {
        replaces = Set.copyOf(replaces);
        eject = Set.copyOf(eject);
        newSources = Map.copyOf(newSources);
    }

    /**
     * What a request takes along.
     *
     * @param left what earlier moves of this VM left on the destination, by its kind
     */
    public static Luggage of(MigrationRequest request, Possessions here, List<Belonging> belongings, Set<String> left) {
        boolean carries = request.choices().mode() == MigrationMode.OFFLINE;
        return new Luggage(
                is(belongings, Kind.CONFIGURATION_THERE, Fate.STAYS),
                here.nvram().filter(path -> carries && is(belongings, Kind.NVRAM, Fate.TRAVELS)),
                carries && is(belongings, Kind.TPM, Fate.TRAVELS),
                replaces(here, belongings, left),
                is(belongings, Kind.SAVED_STATE_THERE, Fate.LOST),
                Set.copyOf(request.choices().options().names(Field.EJECT)),
                is(belongings, Kind.CHECKPOINTS, Fate.TRAVELS),
                Map.of());
    }

    /** The same, with disks that do not keep their place. */
    public Luggage with(Map<String, NewSource> sources) {
        return LuggageBuilder.builder(this).newSources(sources).build();
    }

    private static Set<Kind> replaces(Possessions here, List<Belonging> belongings, Set<String> left) {
        Set<Kind> replaces = EnumSet.noneOf(Kind.class);
        if (is(belongings, Kind.NVRAM_THERE, Fate.LOST)
                || here.nvram().filter(left::contains).isPresent()) {
            replaces.add(Kind.NVRAM);
        }
        if (is(belongings, Kind.TPM_THERE, Fate.LOST) || left.contains(Kind.TPM_FILES.word())) {
            replaces.add(Kind.TPM);
        }
        return replaces;
    }

    private static boolean is(List<Belonging> belongings, Kind kind, Fate fate) {
        return belongings.stream().anyMatch(one -> one.kind() == kind && one.fate() == fate);
    }

    /** Whether something of it is done on the destination before the start. */
    public boolean concernsDestination() {
        return nvram.isPresent() || tpm || discardSavedState;
    }
}
