package io.gangway.migration.command;

import io.gangway.migration.request.Destination;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationOptions.Arrival;
import io.gangway.migration.request.MigrationOptions.Compression;
import io.gangway.migration.request.MigrationOptions.Copying;
import io.gangway.migration.request.MigrationOptions.Guard;
import io.gangway.migration.request.MigrationOptions.Pace;
import io.gangway.migration.request.MigrationOptions.Road;
import io.gangway.migration.request.MigrationRoute;
import io.gangway.migration.request.MigrationStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the command with which {@code virsh} would do the same, ready for a shell. */
public final class VirshCommand {

    /** Where the command expects the XML that was written in the dialog. */
    public static final String XML_FILE = "destination.xml";

    public static final String PERSISTENT_XML_FILE = "persistent.xml";

    private static final String NEXT_LINE = " \\\n  ";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_/:.,=@%+][A-Za-z0-9_/:.,=@%+-]*");

    private final List<String> words = new ArrayList<>();

    private VirshCommand() {}

    /**
     * Writes the command.
     *
     * @param connection how the caller reaches the source
     * @param destination with the URI by which the source reaches it, or, on the way through the console, the caller
     */
    public static String of(String connection, String vmName, Destination destination, MigrationChoices choices) {
        String virsh = "virsh -c " + quoted(connection) + " ";
        VirshCommand command = new VirshCommand();
        command.main(choices);
        command.arrival(choices.options().arrival());
        command.copying(choices.options().copying());
        command.road(choices.options().road(), destination, choices.mode());
        command.pace(choices.options().pace());
        command.guard(choices.options().guard());
        String migrate = virsh + "migrate " + quoted(vmName) + " " + quoted(destination.uri())
                + command.words.stream().map(word -> NEXT_LINE + word).collect(Collectors.joining());
        if (choices.mode() == MigrationMode.OFFLINE && choices.duration() == MigrationDuration.PERMANENT) {
            return migrate + " &&\n" + virsh + "undefine " + quoted(vmName) + " --keep-nvram --keep-tpm";
        }
        OptionalInt downtime = choices.options().pace().downtimeLimitMs();
        return downtime.isEmpty()
                ? migrate
                : virsh + "migrate-setmaxdowntime " + quoted(vmName) + " " + downtime.getAsInt() + " &&\n" + migrate;
    }

    private void main(MigrationChoices choices) {
        boolean permanent = choices.duration() == MigrationDuration.PERMANENT;
        boolean offline = choices.mode() == MigrationMode.OFFLINE;
        flag("live", choices.mode() == MigrationMode.LIVE);
        flag("offline", offline);
        flag("p2p", choices.route() == MigrationRoute.HOST_TO_HOST);
        flag("persistent", permanent || offline);
        flag("undefinesource", permanent && !offline);
        flag("copy-storage-all", choices.storage() == MigrationStorage.COPY && !offline);
        flag("copy-storage-inc", choices.storage() == MigrationStorage.COPY_DIFFERENCE);
        flag("verbose", !offline);
    }

    private void arrival(Arrival arrival) {
        flag("suspend", arrival.stayPaused());
        option("dname", arrival.name());
        option("xml", arrival.xml().map(xml -> XML_FILE));
        option("persistent-xml", arrival.persistentXml().map(xml -> PERSISTENT_XML_FILE));
    }

    private void copying(Copying copying) {
        option("migrate-disks", Optional.of(String.join(",", copying.disks())).filter(disks -> !disks.isEmpty()));
        flag("copy-storage-synchronous-writes", copying.synchronousWrites());
        option("disks-port", copying.port());
    }

    private void road(Road road, Destination destination, MigrationMode mode) {
        if (!road.tunnelled() && mode != MigrationMode.OFFLINE) {
            option("migrateuri", road.migrateUri().or(destination::migrateUri));
        }
        option("listen-address", road.listenAddress());
        flag("tunnelled", road.tunnelled());
        flag("tls", road.tls());
        option("tls-destination", road.tlsDestination());
    }

    private void pace(Pace pace) {
        option("bandwidth", pace.bandwidthMib());
        flag("auto-converge", pace.autoConverge().isPresent());
        pace.autoConverge().ifPresent(steps -> {
            option("auto-converge-initial", steps.initial());
            option("auto-converge-increment", steps.increment());
        });
        pace.compression().ifPresent(this::compression);
        flag("parallel", pace.parallelConnections().isPresent());
        option("parallel-connections", pace.parallelConnections());
        flag("postcopy", pace.postcopy().isPresent());
        pace.postcopy().ifPresent(postcopy -> option("postcopy-bandwidth", postcopy.bandwidthMib()));
    }

    private void compression(Compression compression) {
        flag("compressed", true);
        option("comp-methods", Optional.of(compression.method().word()));
        compression.cacheMib().ifPresent(mib -> words.add("--comp-xbzrle-cache " + mib * 1024L * 1024L));
        option("comp-mt-level", compression.level());
        option("comp-mt-threads", compression.threads());
        option("comp-mt-dthreads", compression.decompressionThreads());
    }

    private void guard(Guard guard) {
        flag("change-protection", guard.changeProtection());
        flag("abort-on-error", guard.abortOnError());
        flag("unsafe", guard.unsafe());
    }

    private void flag(String name, boolean set) {
        if (set) {
            words.add("--" + name);
        }
    }

    private void option(String name, Optional<String> value) {
        value.ifPresent(text -> words.add("--" + name + " " + quoted(text)));
    }

    private void option(String name, OptionalInt value) {
        value.ifPresent(number -> words.add("--" + name + " " + number));
    }

    /** As one word of a POSIX shell, whatever is in it. */
    static String quoted(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
