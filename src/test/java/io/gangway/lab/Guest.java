package io.gangway.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A guest of the lab. */
public record Guest(Lab lab, String name, String uuid) implements AutoCloseable {

    /** Waits until the guest has ticked on that host anew. */
    public void ticksOn(String host) {
        int before = lab.ticks(host, name).size();
        try {
            Awaitility.await(name + " ticks on " + host)
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> lab.ticks(host, name).size() > before);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(name + " does not tick on " + host + ". Its processor:\n" + processor(host), e);
        }
    }

    /** Twice, since only then one sees whether it stands still: a guest that hangs is no fault of who moved it well. */
    private String processor(String host) {
        String[] question = {"virsh", host, "qemu-monitor-command", name, "--hmp", "info registers"};
        return lab.tryCall(question).output() + lab.tryCall(question).output();
    }

    /**
     * Checks that the guest lived on without a gap: what it wrote on the one host and then on the other counts up by
     * ones. A second of downtime or less loses no tick, since the guest's clock stands still with it.
     */
    public void lostNoTick(String source, String destination) {
        List<Integer> all = new ArrayList<>(lab.ticks(source, name));
        all.addAll(lab.ticks(destination, name));
        assertTrue(all.size() > 1, "too few ticks: " + all);
        for (int i = 1; i < all.size(); i++) {
            assertEquals(all.get(i - 1) + 1, all.get(i), "ticks of " + name + ": " + all);
        }
    }

    public void runsOnlyOn(String host, String other) {
        assertEquals("running", lab.state(host, name));
        assertTrue(List.of("absent", "shut off").contains(lab.state(other, name)), lab.state(other, name));
        ticksOn(host);
    }

    /** The file in which its emulated TPM keeps what it keeps, on any host. */
    public String tpmFile() {
        return "/var/lib/libvirt/swtpm/" + uuid + "/tpm2/tpm2-00.permall";
    }

    /** Where libvirt puts its UEFI variables. */
    public String nvramFile() {
        return "/var/lib/libvirt/qemu/nvram/" + name + "_VARS.fd";
    }

    /** Where libvirt puts its memory when it is saved. */
    public String savedState() {
        return "/var/lib/libvirt/qemu/save/" + name + ".save";
    }

    /** Removes the guest from every host, with what it left where it is not known any more. */
    @Override
    public void close() {
        for (String host : List.of("alpha", "beta")) {
            lab.call("vm", host, name, "--remove");
            lab.call("exec", host, "rm", "-rf", "/var/lib/libvirt/swtpm/" + uuid, nvramFile(), savedState());
        }
    }
}
