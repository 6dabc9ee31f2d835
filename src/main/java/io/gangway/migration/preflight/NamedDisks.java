package io.gangway.migration.preflight;

import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationOptions;
import io.gangway.migration.request.RefusedMigration.Problem;
import io.gangway.vm.details.VmNeeds;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds what a request says of disks, drives and storage pools that are not there. To pass over it would leave undone what
 * somebody asked for, and nobody would hear of the slip.
 */
final class NamedDisks {

    private final String vm;
    private final PreflightMessages say;

    NamedDisks(String vm, PreflightMessages say) {
        this.vm = vm;
        this.say = say;
    }

    /** One problem for each of them, at the field that names it. A drive may be empty: then there is nothing to eject. */
    List<Problem> unknown(VmNeeds needs, MigrationChoices choices) {
        MigrationOptions options = choices.options();
        List<String> all = targets(needs, disk -> true);
        List<String> drives = targets(needs, disk -> disk.device().removable());
        return Stream.of(
                        disks(Field.DISKS, options.names(Field.DISKS), all),
                        disks(Field.TARGETS, options.pools().keySet(), all),
                        disks(Field.OVERWRITE, options.names(Field.OVERWRITE), all),
                        missing(options.names(Field.EJECT), drives)
                                .map(named -> new Problem(Field.EJECT, noDrive(named, drives))))
                .flatMap(problems -> problems)
                .toList();
    }

    /** The same of the storage pools into which disks are to be copied; {@code had} are those that the host has. */
    List<Problem> unknownPools(String host, List<String> had, MigrationChoices choices) {
        return missing(Set.copyOf(choices.options().pools().values()), had)
                .map(pool -> new Problem(
                        Field.TARGETS,
                        had.isEmpty() ? say.noPools(host, pool) : say.noSuchPool(host, pool, listed(had))))
                .toList();
    }

    private Stream<Problem> disks(Field field, Collection<String> named, List<String> all) {
        return missing(named, all).map(disk -> new Problem(field, noDisk(disk, all)));
    }

    private String noDisk(String named, List<String> all) {
        return all.isEmpty() ? say.noDisks(vm, named) : say.noSuchDisk(vm, named, listed(all));
    }

    private String noDrive(String named, List<String> drives) {
        return drives.isEmpty() ? say.noDrives(vm, named) : say.noSuchDrive(vm, named, listed(drives));
    }

    private String listed(List<String> names) {
        return names.stream().reduce(say::listed).orElse("");
    }

    private static Stream<String> missing(Collection<String> named, List<String> had) {
        return named.stream().filter(name -> !had.contains(name)).sorted();
    }

    private static List<String> targets(VmNeeds needs, Predicate<VmNeeds.Disk> which) {
        return needs.disks().stream()
                .filter(which)
                .map(VmNeeds.Disk::target)
                .sorted()
                .toList();
    }
}
