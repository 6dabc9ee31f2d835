package io.gangway.vm.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gangway.host.HostName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TwinsTest {

    private static final UUID WEB = UUID.fromString("1b4e28ba-2fa1-41d2-883f-b9a761bde3fb");
    private static final UUID MAIL = UUID.fromString("2b4e28ba-2fa1-41d2-883f-b9a761bde3fb");

    @Test
    void tellsEachOfTwoThatRunOfTheOther() {
        assertEquals(
                List.of(Optional.of(twin("beta", VmState.RUNNING)), Optional.of(twin("alpha", VmState.PAUSED))),
                twins(vm("alpha", WEB, VmState.PAUSED, false), vm("beta", WEB, VmState.RUNNING, false)));
    }

    @Test
    void tellsWhatIsLeftBehindWhereItRunsAndNotTheOtherWayRound() {
        assertEquals(
                List.of(Optional.of(twin("beta", VmState.RUNNING)), Optional.empty()),
                twins(vm("alpha", WEB, VmState.SHUT_OFF, false), vm("beta", WEB, VmState.RUNNING, false)));
    }

    @Test
    void isCalmWhileAVmArrives() {
        assertEquals(
                List.of(Optional.empty(), Optional.empty()),
                twins(vm("alpha", WEB, VmState.RUNNING, false), vm("beta", WEB, VmState.PAUSED, true)));
    }

    @Test
    void isCalmWhileTheHalfThatLeftStandsStill() {
        assertEquals(
                List.of(Optional.empty(), Optional.empty()),
                twins(vm("alpha", WEB, VmState.PAUSED, false).asLeaving(), vm("beta", WEB, VmState.RUNNING, false)));
    }

    @Test
    void isCalmAboutOtherVmsAndAboutTwoThatAreShutOff() {
        assertEquals(
                List.of(Optional.empty(), Optional.empty(), Optional.empty()),
                twins(
                        vm("alpha", WEB, VmState.SHUT_OFF, false),
                        vm("beta", WEB, VmState.SHUT_OFF, false),
                        vm("beta", MAIL, VmState.RUNNING, false)));
    }

    @Test
    void isCalmAboutOneMachineUnderTwoNames() {
        List<Vm> told = Twins.told(
                List.of(vm("alpha", WEB, VmState.RUNNING, false), vm("beta", WEB, VmState.RUNNING, false)),
                (one, other) -> true);
        assertEquals(
                List.of(Optional.empty(), Optional.empty()),
                told.stream().map(Vm::twin).toList());
    }

    @Test
    void countsAVmThatRunsTwiceOnceAndWhatIsLeftBehindShutOffNot() {
        List<Vm> told = Twins.told(List.of(
                vm("alpha", WEB, VmState.PAUSED, false),
                vm("beta", WEB, VmState.RUNNING, false),
                vm("alpha", MAIL, VmState.SHUT_OFF, false),
                vm("beta", MAIL, VmState.RUNNING, false)));

        assertEquals(1, Twins.activeTwice(told));
    }

    private static List<Optional<Vm.Twin>> twins(Vm... vms) {
        return Twins.told(List.of(vms)).stream().map(Vm::twin).toList();
    }

    private static Vm.Twin twin(String host, VmState state) {
        return new Vm.Twin(new HostName(host), state);
    }

    private static Vm vm(String host, UUID uuid, VmState state, boolean arriving) {
        return new Vm(
                new HostName(host), uuid, "vm", state, true, 1, 1L << 28, OptionalDouble.empty(), arriving, false);
    }
}
