package io.gangway.migration.request;

import static io.gangway.migration.request.Exclusion.NOTHING_COPIED;
import static io.gangway.migration.request.Exclusion.SHUT_OFF;
import static io.gangway.migration.request.Exclusion.THROUGH_A_TUNNEL;

import io.gangway.libvirt.fact.MigrationCall.Flag;
import io.gangway.migration.request.MigrationOptions.CompressionMethod;
import io.gangway.migration.request.Option.Section;
import io.gangway.page.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parts of a request, under the same names in the dialog, in JSON and in the database. Those that are advanced options
 * say here all that there is to know of them but what people read.
 */
public enum Field implements Word {
    UUID,
    SOURCE,
    DESTINATION,
    DURATION,
    MODE(Section.WAY),
    ROUTE(Section.WAY),
    STORAGE,
    POLICY(Section.PACE),

    DISKS(Option.names(Syntax.TARGET)
            .passes("migrate_disks")
            .virsh("--migrate-disks")
            .not(NOTHING_COPIED)
            .means("Targets of the disks to copy, such as vda; all that can be written where it is left out.")),
    TARGETS(
            Option.pools(Syntax.TARGET)
                    .not(NOTHING_COPIED)
                    .means(
                            "Storage pools of the destination by targets of disks: each disk is copied into its pool, the others to the same place as before.")),
    OVERWRITE(Option.names(Syntax.TARGET)
            .means("Targets of disks whose copy may take the place of a file on the destination that no VM uses.")),
    EJECT(Option.names(Syntax.TARGET).means("Targets of drives whose medium is to be ejected before the start.")),
    ACCEPT(Option.names(code -> true).means("Codes of what may be lost, as a refusal names them.")),
    KEEP_AUTOSTART(Option.tick()
            .means("Whether the source of a temporary migration goes on starting the VM together with itself.")),

    STAY_PAUSED(
            Section.WAY,
            Option.tick()
                    .sets(Flag.PAUSED)
                    .virsh("--suspend")
                    .not(SHUT_OFF)
                    .means("Whether it waits on the destination, paused, for somebody to resume it.")),

    DESTINATION_NAME(
            Section.ARRIVAL,
            Option.line(Syntax.VM_NAME, RequestMessages::vmName)
                    .passes("destination_name")
                    .virsh("--dname")
                    .means("Another name on the destination.")),
    DESTINATION_XML(
            Section.ARRIVAL,
            Option.configuration()
                    .passes("destination_xml")
                    .virsh("--xml")
                    .means(
                            "The configuration with which it runs on the destination, in libvirt's XML. A migration tells of it as (changed).")),
    PERSISTENT_XML(
            Section.ARRIVAL,
            Option.configuration()
                    .passes("persistent_xml")
                    .virsh("--persistent-xml")
                    .not(SHUT_OFF)
                    .means(
                            "The configuration that the destination keeps, in libvirt's XML. A migration tells of it as (changed).")),

    BANDWIDTH_MIB(
            Section.PACE,
            Option.figure(1, Syntax.MOST_MIB)
                    .in("MiB/s")
                    .passes("bandwidth", 1)
                    .virsh("--bandwidth")
                    .not(SHUT_OFF)
                    .means("The most that is sent, in MiB/s.")),
    /** libvirt takes it by a call of its own, before the migration's. */
    DOWNTIME_LIMIT_MS(
            Section.PACE,
            Option.figure(1, 2_000_000)
                    .in("ms")
                    .virsh("migrate-setmaxdowntime")
                    .not(SHUT_OFF)
                    .means("How long the guest may stand still for the switchover, in milliseconds.")),
    AUTO_CONVERGE(
            Section.PACE,
            Option.tick()
                    .sets(Flag.AUTO_CONVERGE)
                    .virsh("--auto-converge")
                    .not(SHUT_OFF)
                    .means("Whether the guest is slowed where it does not converge.")),
    AUTO_CONVERGE_INITIAL(
            Section.PACE,
            Option.figure(1, 99)
                    .in("%")
                    .passes("auto_converge.initial")
                    .virsh("--auto-converge-initial")
                    .tunes(AUTO_CONVERGE)
                    .means("By how much it is slowed at first, in per cent.")),
    AUTO_CONVERGE_INCREMENT(
            Section.PACE,
            Option.figure(1, 99)
                    .in("%")
                    .passes("auto_converge.increment")
                    .virsh("--auto-converge-increment")
                    .tunes(AUTO_CONVERGE)
                    .means("By how much more each time, in per cent.")),
    POSTCOPY(
            Section.PACE,
            Option.tick()
                    .sets(Flag.POSTCOPY)
                    .virsh("--postcopy")
                    .not(SHUT_OFF, THROUGH_A_TUNNEL)
                    .means("Whether the switch to post-copy is possible while it runs.")),
    POSTCOPY_BANDWIDTH_MIB(
            Section.PACE,
            Option.figure(1, Syntax.MOST_MIB)
                    .in("MiB/s")
                    .passes("bandwidth.postcopy", 1)
                    .virsh("--postcopy-bandwidth")
                    .tunes(POSTCOPY)
                    .means("The most that is sent after that switch, in MiB/s.")),
    PARALLEL_CONNECTIONS(
            Section.PACE,
            Option.figure(1, 255)
                    .sets(Flag.PARALLEL)
                    .passes("parallel.connections")
                    .virsh("--parallel --parallel-connections")
                    .not(SHUT_OFF, THROUGH_A_TUNNEL)
                    .means("Over how many connections memory is sent.")),
    COMPRESSION(
            Section.PACE,
            Option.choice(CompressionMethod.class)
                    .sets(Flag.COMPRESSED)
                    .passes("compression")
                    .virsh("--compressed --comp-methods")
                    .not(SHUT_OFF)
                    .means(
                            "How memory is compressed: xbzrle sends only what changed in pages that were sent before, mt compresses each page on several threads.")),
    COMPRESSION_CACHE_MIB(
            Section.PACE,
            Option.powerOfTwo(1, Syntax.MOST_MIB)
                    .in("MiB")
                    .passes("compression.xbzrle.cache", 1024L * 1024L)
                    .virsh("--comp-xbzrle-cache")
                    .tunes(COMPRESSION, CompressionMethod.XBZRLE)
                    .means("The cache for xbzrle, in MiB; a power of two.")),
    COMPRESSION_LEVEL(
            Section.PACE,
            Option.figure(0, 9)
                    .passes("compression.mt.level")
                    .virsh("--comp-mt-level")
                    .tunes(COMPRESSION, CompressionMethod.MT)
                    .means("How hard mt compresses: 0 not at all, 9 the most.")),
    COMPRESSION_THREADS(
            Section.PACE,
            Option.figure(1, 255)
                    .passes("compression.mt.threads")
                    .virsh("--comp-mt-threads")
                    .tunes(COMPRESSION, CompressionMethod.MT)
                    .means("How many threads compress with mt.")),
    DECOMPRESSION_THREADS(
            Section.PACE,
            Option.figure(1, 255)
                    .passes("compression.mt.dthreads")
                    .virsh("--comp-mt-dthreads")
                    .tunes(COMPRESSION, CompressionMethod.MT)
                    .means("How many threads of the destination decompress with mt.")),

    MIGRATE_URI(
            Section.ROAD,
            Option.line(Syntax::dataAddress, RequestMessages::dataAddress)
                    .passes("migrate_uri")
                    .virsh("--migrateuri")
                    .not(SHUT_OFF, THROUGH_A_TUNNEL)
                    .means(
                            "Where the source sends memory and disks, such as tcp://10.0.1.2; an address of the destination.")),
    LISTEN_ADDRESS(
            Section.ROAD,
            Option.line(Syntax.ADDRESS, RequestMessages::listenAddress)
                    .passes("listen_address")
                    .virsh("--listen-address")
                    .not(SHUT_OFF, THROUGH_A_TUNNEL)
                    .means("On which of its addresses the destination waits for the data.")),
    DISKS_PORT(
            Section.ROAD,
            Option.figure(1, 65_535)
                    .passes("disks_port")
                    .virsh("--disks-port")
                    .not(SHUT_OFF, NOTHING_COPIED)
                    .means("On which port the destination waits for disks that are copied.")),
    TUNNELLED(
            Section.ROAD,
            Option.tick()
                    .sets(Flag.TUNNELLED)
                    .virsh("--tunnelled")
                    .not(SHUT_OFF)
                    .means("Whether the data goes through the login between the hosts.")),
    TLS(
            Section.ROAD,
            Option.tick()
                    .sets(Flag.TLS)
                    .virsh("--tls")
                    .not(SHUT_OFF, THROUGH_A_TUNNEL)
                    .means("Whether the data is encrypted with TLS.")),
    TLS_DESTINATION(
            Section.ROAD,
            Option.line(Syntax.HOST, RequestMessages::certificateName)
                    .passes("tls.destination")
                    .virsh("--tls-destination")
                    .tunes(TLS)
                    .means("The name in the destination's certificate, where it is not the host's.")),

    CHANGE_PROTECTION(
            Section.GUARD,
            Option.tick()
                    .sets(Flag.CHANGE_PROTECTION)
                    .virsh("--change-protection")
                    .not(SHUT_OFF)
                    .means("Whether nobody may change the VM's configuration until it ends.")),
    ABORT_ON_ERROR(
            Section.GUARD,
            Option.tick()
                    .sets(Flag.ABORT_ON_ERROR)
                    .virsh("--abort-on-error")
                    .not(SHUT_OFF)
                    .means("Whether it gives up on errors that the guest could live with, such as of its disks.")),
    SYNCHRONOUS_WRITES(
            Section.GUARD,
            Option.tick()
                    .sets(Flag.NON_SHARED_SYNCHRONOUS_WRITES)
                    .virsh("--copy-storage-synchronous-writes")
                    .not(SHUT_OFF, NOTHING_COPIED)
                    .means("Whether the guest's writes wait until the destination has them too.")),
    UNSAFE(
            Section.GUARD,
            Option.tick()
                    .sets(Flag.UNSAFE)
                    .virsh("--unsafe")
                    .not(SHUT_OFF)
                    .means("Whether it goes on where libvirt fears for the disks; wants unsafeConfirmed too.")),
    UNSAFE_CONFIRMED(
            Section.GUARD,
            Option.confirmation().not(SHUT_OFF).means("That both hosts reach the same, coherent disks."));

    private static final Pattern NEXT_WORD = Pattern.compile("_(.)");

    private final Optional<Section> section;

    // A record of records; the checks in it keep nothing.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Optional<Option> option;

    Field() {
        this(Optional.empty(), Optional.empty());
    }

    Field(Section section) {
        this(Optional.of(section), Optional.empty());
    }

    Field(Option option) {
        this(Optional.empty(), Optional.of(option));
    }

    Field(Section section, Option option) {
        this(Optional.of(section), Optional.of(option));
    }

    Field(Optional<Section> section, Optional<Option> option) {
        this.section = section;
        this.option = option;
    }

    /** In camel case, as JSON has it: {@code destinationXml}. */
    @Override
    public String word() {
        return NEXT_WORD.matcher(name().toLowerCase(Locale.ROOT)).replaceAll(match -> match.group(1)
                .toUpperCase(Locale.ROOT));
    }

    /** Where the dialog folds it away; empty if it stands at first sight, or elsewhere. */
    public Optional<Section> section() {
        return section;
    }

    /** What it is as an advanced option; empty if it is none. */
    public Optional<Option> option() {
        return option;
    }

    /** All that are advanced options, in the order in which they are read and told. */
    public static List<Field> options() {
        return Arrays.stream(values()).filter(field -> field.option.isPresent()).toList();
    }
}
