package io.gangway.storage.copy;

import static io.gangway.storage.copy.Copies.ALPHA;
import static io.gangway.storage.copy.Copies.BETA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.host.HostName;
import io.gangway.lab.Lab;
import io.gangway.libvirt.binding.LibvirtLibrary;
import io.gangway.storage.place.FolderPools;
import io.gangway.storage.place.LinkedHost;
import io.gangway.storage.place.StorageHost;
import io.gangway.time.SteadyClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Small files")
class SmallFilesIT {

    private static final String FOLDER = "/var/lib/libvirt/small-files";
    private static final String NVRAM = "/var/lib/libvirt/qemu/nvram";
    private static final String VARIABLES = "keyholder_VARS.fd";
    private static final String VM = "keyholder";

    private final Lab lab = new Lab();
    private final LibvirtLibrary library = new LibvirtLibrary(SteadyClock.ofThisMachine());
    private final LinkedHost alpha = new LinkedHost(library, "alpha");
    private final LinkedHost beta = new LinkedHost(library, "beta");
    private final Function<HostName, StorageHost> hosts = Map.<HostName, StorageHost>of(ALPHA, alpha, BETA, beta)::get;
    private final SmallFiles files = new SmallFiles(hosts, new FolderPools(Clock.systemUTC()));

    @AfterEach
    void clean() {
        for (String host : List.of("alpha", "beta")) {
            lab.tryCall("virsh", host, "destroy", VM);
            lab.tryCall("virsh", host, "undefine", VM, "--nvram", "--tpm");
            lab.call("exec", host, "rm", "-rf", FOLDER, NVRAM + "/" + VARIABLES);
            assertFalse(lab.virsh(host, "pool-list", "--all").contains("gangway-folder-"), "a pool was left");
        }
    }

    @AfterAll
    void disconnect() {
        alpha.close();
        beta.close();
    }

    @Test
    @DisplayName("of a TPM and of UEFI firmware serve the VM on the other host as they were")
    void ofATpmAndOfUefiFirmwareServeTheVm() throws Exception {
        define("alpha");
        String state = "/var/lib/libvirt/swtpm/" + lab.virsh("alpha", "domuuid", VM) + "/tpm2";
        lab.virsh("alpha", "start", VM);
        Awaitility.await()
                .atMost(20, TimeUnit.SECONDS)
                .until(() -> lab.tryCall("exec", "alpha", "test", "-s", state + "/tpm2-00.permall")
                                .status()
                        == 0);
        lab.virsh("alpha", "destroy", VM);
        lab.call(
                "exec",
                "alpha",
                "sh",
                "-c",
                "printf MARK | dd of=" + NVRAM + "/" + VARIABLES + " bs=1 seek=300000 conv=notrunc status=none");

        List<CarriedFile> tpm = files.carry(ALPHA, state, BETA, state, name -> !name.startsWith("."), false);
        List<CarriedFile> variables = files.carry(ALPHA, NVRAM, BETA, NVRAM, VARIABLES::equals, false);

        assertEquals(
                List.of("tpm2-00.permall"), tpm.stream().map(CarriedFile::name).toList());
        assertEquals(sum("alpha", state + "/tpm2-00.permall"), tpm.get(0).sha256());
        assertEquals(sum("beta", state + "/tpm2-00.permall"), tpm.get(0).sha256());
        assertEquals(sum("alpha", NVRAM + "/" + VARIABLES), variables.get(0).sha256());
        assertEquals(sum("beta", NVRAM + "/" + VARIABLES), variables.get(0).sha256());
        assertEquals("600", mode("beta", state + "/tpm2-00.permall"));
        assertEquals("711", mode("beta", state));
        Files.writeString(Path.of("/tmp/small-files-vm.xml"), lab.virsh("alpha", "dumpxml", VM, "--inactive"));
        lab.virsh("beta", "define", "/tmp/small-files-vm.xml");
        assertEquals(sum("beta", state + "/tpm2-00.permall"), tpm.get(0).sha256());
        lab.virsh("beta", "start", VM);
        assertEquals("running", lab.state("beta", VM));
        assertEquals(
                "700 tss",
                lab.call("exec", "beta", "stat", "--format=%a %U", state).trim());
        assertEquals(
                "MARK",
                lab.call(
                        "exec",
                        "beta",
                        "sh",
                        "-c",
                        "dd if=" + NVRAM + "/" + VARIABLES + " bs=1 skip=300000 count=4 status=none"));
    }

    @Test
    @DisplayName("are listed, carried with holes and without a byte, and removed by their names")
    void areListedCarriedAndRemoved() {
        make("alpha", "a", "printf hello");
        make("alpha", "b", "head -c 3000000 /dev/urandom");
        make("alpha", "empty", "true");
        lab.call("exec", "alpha", "truncate", "--size=4M", FOLDER + "/hollow");

        List<CarriedFile> carried = files.carry(ALPHA, FOLDER, BETA, FOLDER + "/below", name -> true, false);

        assertEquals(
                List.of("a", "b", "empty", "hollow"),
                carried.stream().map(CarriedFile::name).toList());
        for (CarriedFile file : carried) {
            assertEquals(sum("alpha", FOLDER + "/" + file.name()), file.sha256());
            assertEquals(sum("beta", FOLDER + "/below/" + file.name()), file.sha256());
        }
        assertEquals(
                List.of(
                        new SmallFiles.Entry("a", 5),
                        new SmallFiles.Entry("b", 3_000_000),
                        new SmallFiles.Entry("empty", 0),
                        new SmallFiles.Entry("hollow", 4 << 20)),
                files.list(BETA, FOLDER + "/below"));
        assertEquals(List.of("a"), files.remove(BETA, FOLDER + "/below", List.of("a", "none")));
        assertEquals(List.of(), files.list(BETA, FOLDER + "/nowhere"));
        assertEquals(List.of(), files.carry(ALPHA, FOLDER + "/nowhere", BETA, FOLDER + "/x", name -> true, false));
    }

    @Test
    @DisplayName("do not write over others unless told to, and what was made before is taken back")
    void doNotWriteOverOthersUnlessToldTo() {
        make("alpha", "a", "printf new-a");
        make("alpha", "b", "printf new-b");
        make("beta", "b", "printf old");

        CopyFailed refused =
                assertThrows(CopyFailed.class, () -> files.carry(ALPHA, FOLDER, BETA, FOLDER, name -> true, false));
        assertEquals(
                List.of("b"),
                files.list(BETA, FOLDER).stream().map(SmallFiles.Entry::name).toList());
        List<CarriedFile> carried = files.carry(ALPHA, FOLDER, BETA, FOLDER, name -> true, true);
        List<CarriedFile> again = files.carry(ALPHA, FOLDER, BETA, FOLDER, name -> true, false);

        assertTrue(
                EnglishCopy.of(refused).contains("beta has a file " + FOLDER + "/b already"), EnglishCopy.of(refused));
        assertEquals(CopyFailed.Reason.REFUSED, refused.reason());
        assertEquals("new-b", lab.call("exec", "beta", "cat", FOLDER + "/b"));
        assertEquals(
                List.of(false, false),
                carried.stream().map(CarriedFile::present).toList());
        assertEquals(
                List.of(true, true), again.stream().map(CarriedFile::present).toList());
    }

    @Test
    @DisplayName("that are not small are refused")
    void thatAreNotSmallAreRefused() {
        make("alpha", "a", "true");
        lab.call("exec", "alpha", "truncate", "--size=17M", FOLDER + "/large");

        CopyFailed refused =
                assertThrows(CopyFailed.class, () -> files.carry(ALPHA, FOLDER, BETA, FOLDER, name -> true, false));

        assertTrue(EnglishCopy.of(refused).contains("large on alpha has 17825792 bytes"), EnglishCopy.of(refused));
        assertEquals(List.of(), files.list(BETA, FOLDER));
    }

    private void make(String host, String name, String command) {
        lab.call("exec", host, "sh", "-c", "mkdir -p " + FOLDER + " && " + command + " >" + FOLDER + "/" + name);
    }

    private void define(String host) throws Exception {
        Files.writeString(Path.of("/tmp/small-files-vm.xml"), """
                <domain type='qemu'>
                  <name>keyholder</name><memory unit='MiB'>192</memory><vcpu>1</vcpu>
                  <os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
                    <loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE_4M.fd</loader>
                    <nvram template='/usr/share/OVMF/OVMF_VARS_4M.fd'/></os>
                  <features><acpi/></features>
                  <devices>
                    <emulator>/usr/bin/qemu-system-x86_64</emulator>
                    <tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>
                  </devices>
                </domain>""");
        lab.virsh(host, "define", "/tmp/small-files-vm.xml");
    }

    private String mode(String host, String path) {
        return lab.call("exec", host, "stat", "--format=%a", path).trim();
    }

    private String sum(String host, String path) {
        return lab.call("exec", host, "sha256sum", path).split(" ", 2)[0];
    }
}
