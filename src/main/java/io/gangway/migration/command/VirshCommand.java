package io.gangway.migration.command;

import io.gangway.migration.request.Destination;
import io.gangway.migration.request.Field;
import io.gangway.migration.request.MigrationChoices;
import io.gangway.migration.request.MigrationDuration;
import io.gangway.migration.request.MigrationMode;
import io.gangway.migration.request.MigrationOptions;
import io.gangway.migration.request.MigrationRoute;
import io.gangway.migration.request.MigrationStorage;
import io.gangway.migration.request.Option;
import java.util.ArrayList;
import java.util.List;
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
        boolean offline = choices.mode() == MigrationMode.OFFLINE;
        MigrationOptions options = offline ? choices.options() : destination.addressed(choices.options());
        options.chosen().forEach(command::option);
        String migrate = virsh + "migrate " + quoted(vmName) + " " + quoted(destination.uri())
                + command.words.stream().map(word -> NEXT_LINE + word).collect(Collectors.joining());
        if (offline && choices.duration() == MigrationDuration.PERMANENT) {
            return migrate + " &&\n" + virsh + "undefine " + quoted(vmName) + " --keep-nvram --keep-tpm";
        }
        OptionalInt downtime = choices.options().figure(Field.DOWNTIME_LIMIT_MS);
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

    private void flag(String name, boolean set) {
        if (set) {
            words.add("--" + name);
        }
    }

    /** One that virsh takes by a command of its own has none of its words here. */
    private void option(Field field, Object value) {
        Option option = field.option().orElseThrow();
        if (option.virsh().startsWith("--")) {
            words.add(option.virsh() + value(field, option.argument(value)));
        }
    }

    private static String value(Field field, Object value) {
        if (field == Field.DESTINATION_XML) {
            return " " + XML_FILE;
        }
        if (field == Field.PERSISTENT_XML) {
            return " " + PERSISTENT_XML_FILE;
        }
        if (value instanceof List<?> names) {
            return " " + quoted(names.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        return value.equals(true) ? "" : " " + quoted(String.valueOf(value));
    }

    /** As one word of a POSIX shell, whatever is in it. */
    static String quoted(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
