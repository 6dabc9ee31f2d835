package io.gangway.migration.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.host.HostName;
import io.gangway.libvirt.fact.MigrationCall;
import io.gangway.libvirt.fact.MigrationCall.Flag;
import io.gangway.migration.request.ChoiceRules;
import io.gangway.migration.request.Destination;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.FormReader;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationForm;
import io.gangway.migration.request.MigrationRequest;
import io.gangway.migration.request.RequestMessages;
import io.gangway.page.PlainMessages;
import io.gangway.vm.inventory.VmState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What libvirt is asked for")
class MigrationCallsTest {

    private static final Destination DESTINATION = new Destination(
            Optional.of(new HostName("beta")), "qemu+ssh://root@beta/system", Optional.of("tcp://beta"));
    private static final Set<Flag> USUAL =
            EnumSet.of(Flag.PEER2PEER, Flag.LIVE, Flag.PERSIST_DEST, Flag.UNDEFINE_SOURCE);

    /** What the console itself does, before libvirt's call or after it. */
    private static final Set<Field> NOT_LIBVIRTS = EnumSet.of(
            Field.UUID,
            Field.SOURCE,
            Field.DESTINATION,
            Field.TARGETS,
            Field.OVERWRITE,
            Field.EJECT,
            Field.ACCEPT,
            Field.KEEP_AUTOSTART,
            Field.DOWNTIME_LIMIT_MS,
            Field.UNSAFE_CONFIRMED);

    /**
     * An option with what it makes of the usual call.
     *
     * @param form fields with their values, separated by blanks
     * @param flags by which the call's differ from the usual: with a plus those that come, with a minus those that go
     * @param params that the call has beside or instead of the usual ones
     */
    private record Option(String form, String flags, String params) {
        Stream<Field> fields() {
            return Arrays.stream(form.split(" ")).map(part -> Field.valueOf(part.split("=", 2)[0]));
        }

        @Override
        public String toString() {
            return form + " is " + flags + " " + params;
        }
    }

    private static final List<Option> OPTIONS = List.of(
            new Option("DURATION=temporary", "-PERSIST_DEST -UNDEFINE_SOURCE", ""),
            new Option("MODE=paused", "-LIVE", ""),
            new Option("MODE=offline", "-LIVE -UNDEFINE_SOURCE +OFFLINE", "-migrate_uri"),
            new Option("MODE=offline DURATION=temporary", "-LIVE -UNDEFINE_SOURCE +OFFLINE", "-migrate_uri"),
            new Option("ROUTE=through-the-console", "-PEER2PEER", ""),
            new Option("STORAGE=copy", "+NON_SHARED_DISK", ""),
            new Option("STORAGE=copy-difference", "+NON_SHARED_INC", ""),
            new Option("STORAGE=copy DISKS=vda,vdb", "+NON_SHARED_DISK", "migrate_disks=[vda, vdb]"),
            new Option("STORAGE=copy SYNCHRONOUS_WRITES=true", "+NON_SHARED_DISK +NON_SHARED_SYNCHRONOUS_WRITES", ""),
            new Option("STORAGE=copy DISKS_PORT=49300", "+NON_SHARED_DISK", "disks_port=49300"),
            new Option("POLICY=balanced", "+AUTO_CONVERGE", "auto_converge.increment=20 auto_converge.initial=1"),
            new Option(
                    "POLICY=finish", "+AUTO_CONVERGE +POSTCOPY", "auto_converge.increment=20 auto_converge.initial=1"),
            new Option("STAY_PAUSED=true", "+PAUSED", ""),
            new Option("DESTINATION_NAME=w2", "", "destination_name=w2"),
            new Option("DESTINATION_XML=<domain/>", "", "destination_xml=<domain/>"),
            new Option("PERSISTENT_XML=<domain/>", "", "persistent_xml=<domain/>"),
            new Option("MIGRATE_URI=tcp://10.0.1.2", "", "migrate_uri=tcp://10.0.1.2"),
            new Option("LISTEN_ADDRESS=0.0.0.0", "", "listen_address=0.0.0.0"),
            new Option("TUNNELLED=true", "+TUNNELLED", "-migrate_uri"),
            new Option("TLS=true", "+TLS", ""),
            new Option("TLS=true TLS_DESTINATION=beta", "+TLS", "tls.destination=beta"),
            new Option("BANDWIDTH_MIB=20", "", "bandwidth=20"),
            new Option(
                    "AUTO_CONVERGE=true AUTO_CONVERGE_INITIAL=30 AUTO_CONVERGE_INCREMENT=15",
                    "+AUTO_CONVERGE",
                    "auto_converge.increment=15 auto_converge.initial=30"),
            new Option(
                    "COMPRESSION=xbzrle COMPRESSION_CACHE_MIB=64",
                    "+COMPRESSED",
                    "compression=xbzrle compression.xbzrle.cache=67108864"),
            new Option(
                    "COMPRESSION=mt COMPRESSION_LEVEL=1 COMPRESSION_THREADS=2 DECOMPRESSION_THREADS=3",
                    "+COMPRESSED",
                    "compression=mt compression.mt.dthreads=3 compression.mt.level=1 compression.mt.threads=2"),
            new Option("PARALLEL_CONNECTIONS=3", "+PARALLEL", "parallel.connections=3"),
            new Option("POSTCOPY=true POSTCOPY_BANDWIDTH_MIB=50", "+POSTCOPY", "bandwidth.postcopy=50"),
            new Option("CHANGE_PROTECTION=true", "+CHANGE_PROTECTION", ""),
            new Option("ABORT_ON_ERROR=true", "+ABORT_ON_ERROR", ""),
            new Option("UNSAFE=true UNSAFE_CONFIRMED=true", "+UNSAFE", ""));

    static List<Option> options() {
        return OPTIONS;
    }

    private static MigrationCall call(String fields) {
        MigrationForm form = MigrationForm.EMPTY;
        for (String part : fields.isEmpty() ? new String[0] : fields.split(" ")) {
            String[] field = part.split("=", 2);
            form = form.with(Field.valueOf(field[0]), field[1]);
        }
        MigrationChoices choices = new ChoiceRules(
                        new FormReader(form, PlainMessages.of(RequestMessages.class), new ArrayList<>()), VmState::word)
                .read(Optional.empty(), Optional.empty());
        return MigrationCalls.of(new MigrationRequest(UUID.randomUUID(), new HostName("alpha"), DESTINATION, choices));
    }

    @Test
    @DisplayName("without any choice is a live move for good from host to host")
    void usual() {
        MigrationCall call = call("");

        assertEquals("qemu+ssh://root@beta/system", call.destination());
        assertEquals(USUAL, call.flags());
        assertEquals(Map.of("migrate_uri", "tcp://beta"), call.params());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("options")
    @DisplayName("with an option is what that option means, and nothing else")
    void option(Option option) {
        MigrationCall call = call(option.form());

        assertEquals(option.flags(), differences(call.flags()));
        assertEquals(option.params(), differences(call.params()));
    }

    @Test
    @DisplayName("is tried for every option")
    void everyOption() {
        Set<Field> tried = OPTIONS.stream().flatMap(Option::fields).collect(Collectors.toSet());
        Set<Field> left = EnumSet.allOf(Field.class);
        left.removeAll(tried);
        left.removeAll(NOT_LIBVIRTS);

        assertEquals(Set.of(), left);
    }

    private static String differences(Set<Flag> flags) {
        return Stream.concat(
                        EnumSet.copyOf(USUAL).stream()
                                .filter(flag -> !flags.contains(flag))
                                .map(flag -> "-" + flag),
                        EnumSet.allOf(Flag.class).stream()
                                .filter(flag -> flags.contains(flag) && !USUAL.contains(flag))
                                .map(flag -> "+" + flag))
                .collect(Collectors.joining(" "));
    }

    private static String differences(Map<String, Object> given) {
        Map<String, Object> params = new TreeMap<>(given);
        if (!params.containsKey("migrate_uri")) {
            params.put("-migrate_uri", "");
        } else if (params.get("migrate_uri").equals("tcp://beta")) {
            params.remove("migrate_uri");
        }
        return params.entrySet().stream()
                .map(param -> param.getKey() + (param.getKey().startsWith("-") ? "" : "=" + param.getValue()))
                .collect(Collectors.joining(" "));
    }
}
