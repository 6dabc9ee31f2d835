package io.gangway.faults;

import io.gangway.faults.Fault.Act;
import io.gangway.faults.Fault.Lasting;
import io.gangway.faults.Fault.Toll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** All faults there are. */
final class Faults {

    private static final Set<Phase> ALWAYS = EnumSet.allOf(Phase.class);
    private static final Set<Phase> BEFORE_THE_END = EnumSet.complementOf(EnumSet.of(Phase.VERIFYING));
    private static final Set<Phase> WITH_A_QEMU_THERE = EnumSet.complementOf(EnumSet.of(Phase.PREPARING));

    /** Disks as the culprit; that memory and disks go over a port is said in passing. */
    private static final String A_DISK = "\\ba disk\\b|\\bstorage\\b";
    /** Nobody on the hosts did anything. */
    private static final Blame NOBODY = new Blame(List.of(), both());

    private static final Blame SOURCE = new Blame(List.of("@S"), Blame.OF_DESTINATION);
    private static final Blame DESTINATION = new Blame(List.of("@D"), Blame.OF_SOURCE);
    private static final Blame GUEST_ENDED = new Blame(
            List.of("shut ?down|shut off|powered off|forced off|destroyed|crashed|stopped|ended|quit|killed"),
            with(Blame.OF_DESTINATION, "firewall|libvirtd"));
    private static final Blame ABORTED =
            new Blame(List.of("cancel|abort|somebody|something else|another tool"), with(both(), "firewall|QEMU"));
    private static final Blame ITS_QEMU =
            new Blame(List.of("QEMU\\b.*@D|@D.*QEMU"), with(Blame.OF_SOURCE, "libvirtd on @D|firewall|" + A_DISK));
    private static final Blame LINK =
            new Blame(List.of("network|connection|reach|link"), List.of("QEMU (for|of) \\S+ on", A_DISK, "power"));
    private static final Blame PORTS = new Blame(List.of("ports?\\b|firewall"), List.of("libvirtd", A_DISK));
    private static final Blame STORAGE = new Blame(List.of("full|room|space"), with(Blame.OF_SOURCE, "firewall"));
    private static final Blame NAME = new Blame(List.of("name|localhost|127\\."), List.of("QEMU (for|of)", A_DISK));

    private Faults() {}

    static List<Fault> all() {
        List<Fault> all = new ArrayList<>(ofTheConsole());
        for (String action : List.of("stop", "kill")) {
            all.add(libvirtd("source", action, 8, SOURCE));
            all.add(libvirtd("destination", action, 8, DESTINATION));
        }
        for (int seconds : List.of(5, 15, 40)) {
            all.add(freeze("source", seconds));
            all.add(freeze("destination", seconds));
        }
        all.addAll(ofTheGuest());
        all.addAll(ofTheRoad());
        return List.copyOf(all);
    }

    /** The fault of a name, as the table has it. */
    static Fault named(String name) {
        return all().stream()
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no fault \"" + name + "\". There are: "
                        + String.join(", ", all().stream().map(Fault::name).toList())));
    }

    private static List<Fault> ofTheConsole() {
        Act kill = (stage, trials) -> stage.killConsole();
        Act comeBack = (stage, trials) -> stage.startConsole();
        Act comeBackLate = (stage, trials) -> {
            Migrating.awaitEnd(stage, trials);
            stage.startConsole();
        };
        return List.of(
                harmless("console killed, back at the end", kill, Lasting.NOT_AT_ALL, comeBackLate),
                harmless("console killed and back", kill, Lasting.NOT_AT_ALL, comeBack),
                harmless(
                        "console's database full",
                        (stage, trials) -> stage.fillConsolesDisk(),
                        Lasting.seconds(10),
                        (stage, trials) -> stage.emptyConsolesDisk()),
                clock("clock an hour ahead", Duration.ofHours(1)),
                clock("clock an hour back", Duration.ofHours(-1)));
    }

    private static Fault harmless(String name, Act act, Lasting lasts, Act undo) {
        return new Fault(name, ALWAYS, act, lasts, undo, Toll.NOTHING, Toll.NOTHING, NOBODY);
    }

    /** It is put right again only when all is judged, as by a time server that is asked once in a while. */
    private static Fault clock(String name, Duration step) {
        return harmless(name, (stage, trials) -> stage.stepClock(step), Lasting.seconds(3), Act.NONE);
    }

    private static Fault libvirtd(String end, String action, int seconds, Blame blame) {
        String time = action.equals("freeze") ? " " + seconds + " s" : "";
        Act act = (stage, trials) -> stage.lab().fault(host(stage, end), "libvirtd-" + action);
        return of(end + "'s libvirtd, " + action + time, ALWAYS, act, Lasting.seconds(seconds), Toll.MIGRATION, blame);
    }

    /**
     * A libvirtd that stands still for a while.
     *
     * @param end {@code source} or {@code destination}
     */
    static Fault freeze(String end, int seconds) {
        return libvirtd(end, "freeze", seconds, end.equals("source") ? SOURCE : DESTINATION);
    }

    private static String host(Stage stage, String end) {
        return end.equals("source") ? stage.source() : stage.destination();
    }

    private static List<Fault> ofTheGuest() {
        Fault killedThere = new Fault(
                "destination's QEMU, kill",
                WITH_A_QEMU_THERE,
                each((stage, guest) -> stage.lab().fault(stage.destination(), "qemu-kill", guest)),
                Lasting.NOT_AT_ALL,
                Act.NONE,
                Toll.MIGRATION,
                Toll.GUEST,
                ITS_QEMU);
        return List.of(
                of(
                        "source's QEMU, kill",
                        BEFORE_THE_END,
                        each((stage, guest) -> stage.lab().fault(stage.source(), "qemu-kill", guest)),
                        Lasting.NOT_AT_ALL,
                        Toll.GUEST,
                        GUEST_ENDED),
                killedThere,
                of("guest powers off", ALWAYS, ofItsQemu("power-button"), Lasting.seconds(3), Toll.GUEST, GUEST_ENDED),
                of("guest's QEMU quits", ALWAYS, ofItsQemu("qemu-quit"), Lasting.NOT_AT_ALL, Toll.GUEST, GUEST_ENDED),
                of(
                        "VM destroyed",
                        BEFORE_THE_END,
                        each((stage, guest) -> stage.lab().tryCall("virsh", stage.source(), "destroy", guest)),
                        Lasting.NOT_AT_ALL,
                        Toll.GUEST,
                        GUEST_ENDED),
                of(
                        "job aborted by another",
                        BEFORE_THE_END,
                        each((stage, guest) -> stage.lab().tryCall("virsh", stage.source(), "domjobabort", guest)),
                        Lasting.NOT_AT_ALL,
                        Toll.MIGRATION,
                        ABORTED));
    }

    /** On the host where the guest runs by then. */
    private static Act ofItsQemu(String kind) {
        return (stage, trials) -> Together.all(trials, trial -> {
            String host = trial.phase() == Phase.VERIFYING ? stage.destination() : stage.source();
            stage.lab().fault(host, kind, trial.guest().name());
            return trial;
        });
    }

    private static Act each(BiConsumer<Stage, String> act) {
        return (stage, trials) -> Together.all(trials, trial -> {
            act.accept(stage, trial.guest().name());
            return trial;
        });
    }

    private static List<Fault> ofTheRoad() {
        return List.of(
                cut("link cut 5 s", Lasting.seconds(5)),
                cut("link cut 30 s", Lasting.seconds(30)),
                cut("link cut for good", Lasting.untilTheEnd(75)),
                ofDestination("data ports closed", "data-ports", Lasting.untilTheEnd(10), PORTS),
                ofDestination("storage full", "fill-storage", Lasting.untilTheEnd(20), STORAGE),
                ofDestination("name leads to localhost", "localhost-name", Lasting.untilTheEnd(10), NAME));
    }

    private static Fault cut(String name, Lasting lasts) {
        return ofDestination(name, "cut", lasts, LINK);
    }

    private static Fault ofDestination(String name, String kind, Lasting lasts, Blame blame) {
        return of(
                name,
                ALWAYS,
                (stage, trials) -> stage.lab().fault(stage.destination(), kind),
                lasts,
                Toll.MIGRATION,
                blame);
    }

    /** Which costs a guest that has arrived no more than its toll says. */
    private static Fault of(String name, Set<Phase> phases, Act act, Lasting lasts, Toll toll, Blame blame) {
        Toll atTheEnd = toll == Toll.MIGRATION ? Toll.NOTHING : toll;
        return new Fault(name, phases, act, lasts, Act.NONE, toll, atTheEnd, blame);
    }

    private static List<String> both() {
        return Stream.concat(Blame.OF_SOURCE.stream(), Blame.OF_DESTINATION.stream())
                .toList();
    }

    private static List<String> with(List<String> some, String more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
}
