package io.gangway.migration.request;

import io.gangway.migration.request.MigrationOptions.Arrival;
import io.gangway.migration.request.MigrationOptions.AutoConverge;
import io.gangway.migration.request.MigrationOptions.Compression;
import io.gangway.migration.request.MigrationOptions.CompressionMethod;
import io.gangway.migration.request.MigrationOptions.Consent;
import io.gangway.migration.request.MigrationOptions.Copying;
import io.gangway.migration.request.MigrationOptions.Guard;
import io.gangway.migration.request.MigrationOptions.Pace;
import io.gangway.migration.request.MigrationOptions.Postcopy;
import io.gangway.migration.request.MigrationOptions.Road;
import io.gangway.migration.request.RefusedMigration.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the advanced options out of a form, each by itself; whether they fit together is for {@link OptionRules}. */
final class OptionReader {

    /** libvirt takes no longer message than 32 MiB; a VM's configuration has a few KiB. */
    private static final int LONGEST_XML = 200_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:+@-]{0,254}");
    private static final Pattern TARGET = Pattern.compile("[A-Za-z0-9]{1,16}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");
    private static final Pattern ADDRESS = Pattern.compile(HOST + "|\\[[0-9A-Fa-f:.]{2,45}]|[0-9A-Fa-f:.]{2,45}");
    private static final Pattern DATA_URI = Pattern.compile("tcp://(" + HOST + "|\\[[0-9A-Fa-f:.]{2,45}])(:\\d{1,5})?");

    private static final Pattern PORT = Pattern.compile(":(\\d{1,5})$");

    private final FormReader form;

    OptionReader(FormReader form) {
        this.form = form;
    }

    MigrationOptions read() {
        return new MigrationOptions(arrival(), copying(), road(), pace(), guard(), consent());
    }

    private Arrival arrival() {
        return new Arrival(
                form.text(Field.DESTINATION_NAME, matches(NAME), RequestMessages::vmName),
                xml(Field.DESTINATION_XML),
                xml(Field.PERSISTENT_XML),
                form.flag(Field.STAY_PAUSED));
    }

    private Optional<String> xml(Field field) {
        return form.text(field, text -> text.length() <= LONGEST_XML, RequestMessages::xmlTooLong);
    }

    private Copying copying() {
        return new Copying(
                targets(Field.DISKS), pools(), form.flag(Field.SYNCHRONOUS_WRITES), form.number(Field.DISKS_PORT));
    }

    private Road road() {
        return new Road(
                form.text(
                        Field.MIGRATE_URI,
                        matches(DATA_URI).and(OptionReader::possiblePort),
                        RequestMessages::dataAddress),
                form.text(Field.LISTEN_ADDRESS, matches(ADDRESS), RequestMessages::listenAddress),
                form.flag(Field.TUNNELLED),
                form.flag(Field.TLS),
                form.text(Field.TLS_DESTINATION, matches(HOST), RequestMessages::certificateName));
    }

    private static boolean possiblePort(String uri) {
        Matcher port = PORT.matcher(uri);
        return !port.find() || (Integer.parseInt(port.group(1)) >= 1 && Integer.parseInt(port.group(1)) <= 65_535);
    }

    private Pace pace() {
        return new Pace(
                form.number(Field.BANDWIDTH_MIB),
                form.number(Field.DOWNTIME_LIMIT_MS),
                autoConverge(),
                compression(),
                form.number(Field.PARALLEL_CONNECTIONS),
                postcopy());
    }

    private Optional<AutoConverge> autoConverge() {
        AutoConverge steps =
                new AutoConverge(form.number(Field.AUTO_CONVERGE_INITIAL), form.number(Field.AUTO_CONVERGE_INCREMENT));
        return Optional.of(steps).filter(chosen -> form.flag(Field.AUTO_CONVERGE));
    }

    private Optional<Compression> compression() {
        if (!form.given(Field.COMPRESSION)) {
            return Optional.empty();
        }
        return Optional.of(new Compression(
                form.choice(Field.COMPRESSION, CompressionMethod.class, CompressionMethod.XBZRLE),
                form.number(Field.COMPRESSION_CACHE_MIB),
                form.number(Field.COMPRESSION_LEVEL),
                form.number(Field.COMPRESSION_THREADS),
                form.number(Field.DECOMPRESSION_THREADS)));
    }

    private Optional<Postcopy> postcopy() {
        Postcopy bounded = new Postcopy(form.number(Field.POSTCOPY_BANDWIDTH_MIB));
        return Optional.of(bounded).filter(chosen -> form.flag(Field.POSTCOPY));
    }

    private Guard guard() {
        boolean unsafe = form.flag(Field.UNSAFE);
        if (unsafe && !form.flag(Field.UNSAFE_CONFIRMED)) {
            form.refuse(Field.UNSAFE, RequestMessages::confirmUnsafe);
        }
        return new Guard(
                form.flag(Field.CHANGE_PROTECTION),
                form.flag(Field.ABORT_ON_ERROR),
                unsafe,
                form.flag(Field.KEEP_AUTOSTART));
    }

    private Consent consent() {
        return new Consent(
                Set.copyOf(targets(Field.OVERWRITE)),
                Set.copyOf(targets(Field.EJECT)),
                Set.copyOf(form.list(Field.ACCEPT)));
    }

    /** A list of disks or drives by their targets. */
    private List<String> targets(Field field) {
        for (String target : form.list(field)) {
            if (!TARGET.matcher(target).matches()) {
                form.refuse(field, say -> say.noDiskName(target));
            }
        }
        return form.list(field);
    }

    private Map<String, String> pools() {
        Map<String, String> pools = new LinkedHashMap<>();
        for (String item : form.list(Field.TARGETS)) {
            String[] parts = item.split("=", 2);
            if (parts.length < 2
                    || parts[1].isBlank()
                    || !TARGET.matcher(parts[0]).matches()) {
                form.refuse(Field.TARGETS, RequestMessages::diskAndPool);
            } else {
                pools.put(parts[0], parts[1].strip());
            }
        }
        return pools;
    }

    private static Predicate<String> matches(Pattern pattern) {
        return text -> pattern.matcher(text).matches();
    }
}
