package io.gangway.vm.details;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.xml.SafeXml;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a VM is bound to")
class PinningReaderTest {

    private static Pinning read(String inner) {
        return PinningReader.read(SafeXml.parse("<domain>" + inner + "</domain>"));
    }

    @Test
    @DisplayName("is read of all its threads and of all its memory")
    void allOfIt() {
        assertEquals(new Pinning(List.of(Set.of(0, 1, 2, 3), Set.of(7), Set.of(4, 5)), Set.of(0, 1, 2, 3)), read("""
                        <vcpu placement='static' cpuset='0-3'>2</vcpu>
                        <cputune>
                          <vcpupin vcpu='0' cpuset='7'/>
                          <vcpupin vcpu='1' cpuset='7'/>
                          <emulatorpin cpuset='4,5'/>
                          <iothreadpin iothread='1' cpuset='0-3'/>
                        </cputune>
                        <numatune>
                          <memory mode='strict' nodeset='0-1'/>
                          <memnode cellid='0' mode='strict' nodeset='2'/>
                        </numatune>
                        <devices><memory model='dimm'><source><nodemask>3</nodemask></source></memory></devices>
                        """));
    }

    @Test
    @DisplayName("is nothing where a host chooses")
    void chosenByTheHost() {
        assertTrue(read("<vcpu placement='auto' cpuset='0-3'>2</vcpu>"
                        + "<numatune><memory mode='strict' placement='auto'/></numatune>")
                .none());
        assertTrue(read("<vcpu>2</vcpu>").none());
    }

    @Test
    @DisplayName("is a set of numbers, written as libvirt does")
    void numbers() {
        assertEquals(Set.of(0, 1, 3, 8), PinningReader.numbers("0-3,^2, 8"));
        assertEquals(Set.of(), PinningReader.numbers("all"));
        assertEquals(Set.of(), PinningReader.numbers(""));
    }
}
