package io.gangway.vm.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.host.HostName;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VmFilterTest {

    private final List<Vm> vms = List.of(
            vm("alpha", "web10", VmState.RUNNING, 2),
            vm("alpha", "Web2", VmState.PAUSED, 1),
            vm("beta", "db", VmState.SHUT_OFF, 4));

    private static Vm vm(String host, String name, VmState state, int vcpus) {
        return new Vm(
                new HostName(host),
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                name,
                state,
                true,
                vcpus,
                1L << 30,
                OptionalDouble.empty(),
                false,
                false);
    }

    private List<String> names(VmFilter filter) {
        return filter.select(vms).stream().map(Vm::name).toList();
    }

    @Test
    void showsAllInTheNaturalOrderOfTheirNames() {
        assertEquals(List.of("db", "Web2", "web10"), names(VmFilter.ALL));
        assertFalse(VmFilter.ALL.narrows());
    }

    @Test
    void findsAPartOfANameInAnyCase() {
        assertEquals(List.of("Web2", "web10"), names(VmFilter.of(" WEB ", null, null, null, null)));
    }

    @Test
    void findsAVmByItsUuid() {
        String uuid = vms.get(2).uuid().toString();

        assertEquals(List.of("db"), names(VmFilter.of(uuid, "", "", "", "")));
    }

    @Test
    void narrowsToAHostAndAState() {
        VmFilter filter = VmFilter.of("", "alpha", "paused", "", "");

        assertEquals(List.of("Web2"), names(filter));
        assertTrue(filter.narrows());
    }

    @Test
    void sortsByAColumnEitherWay() {
        assertEquals(List.of("Web2", "web10", "db"), names(VmFilter.of("", "", "", "vcpus", "")));
        assertEquals(List.of("db", "web10", "Web2"), names(VmFilter.of("", "", "", "vcpus", "desc")));
    }

    @Test
    void takesASortThatDoesNotExistForTheDefault() {
        assertEquals(names(VmFilter.ALL), names(VmFilter.of("", "", "", "colour", "sideways")));
    }
}
