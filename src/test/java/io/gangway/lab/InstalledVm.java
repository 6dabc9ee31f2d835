package io.gangway.lab;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A VM as people have them, made by {@code virt-install}: UEFI, TPM, two disks, a CD-ROM with a medium, a checkpoint. */
public final class InstalledVm implements AutoCloseable {

    /** A place within the variables that the firmware leaves alone. */
    private static final String SPARE_PLACE = "300000";

    private final Lab lab;
    private final Guest guest;
    private final String folder;
    private final String medium;
    private final byte[] tpm;

    private InstalledVm(Lab lab, Guest guest, String folder, String medium) {
        this.lab = lab;
        this.guest = guest;
        this.folder = folder;
        this.medium = medium;
        this.tpm = tpm("alpha");
    }

    /**
     * Makes one on alpha, and starts it.
     *
     * @param folder of its disks, with a slash at its end
     * @param medium path of what is in its CD-ROM drive
     */
    public static InstalledVm on(Lab lab, String name, String folder, String medium) {
        lab.bash("alpha", "head -c 400000 /dev/urandom >\"$1\"", medium);
        for (String disk : List.of("-system", "-data")) {
            lab.bash(
                    "alpha",
                    "qemu-img create -q -f qcow2 \"$1\" 16M && qemu-io -c 'write -P 7 1M 1M' \"$1\" >/dev/null",
                    folder + name + disk + ".qcow2");
        }
        install(lab, name, folder, medium);
        InstalledVm vm =
                new InstalledVm(lab, new Guest(lab, name, lab.virsh("alpha", "domuuid", name)), folder, medium);
        lab.virsh("alpha", "destroy", name);
        lab.bash(
                "alpha",
                "printf MARK | dd of=\"$1\" bs=1 seek=" + SPARE_PLACE + " conv=notrunc status=none",
                vm.guest.nvramFile());
        lab.virsh("alpha", "start", name);
        // Until then the firmware is at work on its variables.
        vm.guest.ticksOn("alpha");
        lab.virsh("alpha", "checkpoint-create-as", name, "before-the-move");
        return vm;
    }

    private static void install(Lab lab, String name, String folder, String medium) {
        lab.call(
                "exec",
                "alpha",
                "virt-install",
                "--connect",
                "qemu:///system",
                "--import",
                "--noautoconsole",
                "--name",
                name,
                "--memory",
                "192",
                "--vcpus",
                "1",
                "--virt-type",
                "qemu",
                "--machine",
                "q35",
                "--cpu",
                "qemu64",
                "--osinfo",
                "detect=on,require=off",
                "--autostart",
                "--metadata",
                "title=The till of shop 7,description=Ask Ms Ito before it is shut down",
                "--boot",
                "loader=/usr/share/OVMF/OVMF_CODE_4M.fd,loader.readonly=yes,loader.type=pflash,"
                        + "nvram.template=/usr/share/OVMF/OVMF_VARS_4M.fd,"
                        + "kernel=/var/lib/libvirt/guest/kernel,initrd=/var/lib/libvirt/guest/initrd,"
                        + "kernel_args=console=ttyS0 quiet gangway.name=" + name,
                "--xml",
                "./devices/emulator=" + emulator(lab),
                "--tpm",
                "backend.type=emulator,backend.version=2.0,model=tpm-crb",
                "--disk",
                folder + name + "-system.qcow2,cache=none,bus=virtio",
                "--disk",
                folder + name + "-data.qcow2,cache=none,bus=virtio",
                "--disk",
                medium + ",device=cdrom,bus=sata",
                "--network",
                "network=lab,model=virtio",
                "--graphics",
                "vnc,listen=127.0.0.1",
                "--serial",
                "file,path=/var/log/libvirt/ticks/" + name,
                "--xml",
                "./devices/serial/source/@append=on");
    }

    /** The one that the lab's guests have. */
    private static String emulator(Lab lab) {
        return lab.bash(
                "alpha",
                "test -x \"$1\" && echo \"$1\" || command -v qemu-system-x86_64",
                "/var/lib/libvirt/guest/qemu-whole-memory");
    }

    public Guest guest() {
        return guest;
    }

    /** Everything that belongs to it, as the host's own tools tell, by the name of the belonging. */
    public Map<String, String> belongings(String host) {
        String name = guest.name();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("state", lab.state(host, name));
        all.put("title", lab.virsh(host, "desc", name, "--title"));
        all.put("description", lab.virsh(host, "desc", name));
        all.put("autostart", lab.autostart(host, name) ? "on" : "off");
        all.put("checkpoints", lab.virsh(host, "checkpoint-list", name, "--name"));
        all.put("UEFI variables", lab.sum(host, guest.nvramFile()));
        all.put("TPM", tpm(host).length == 0 ? "absent" : strange(tpm(host)) ? "another" : "its own");
        all.put("TPM's file", "running".equals(all.get("state")) ? "in use" : lab.sum(host, guest.tpmFile()));
        all.put("vda", content(host, "-system"));
        all.put("vdb", content(host, "-data"));
        all.put(
                "medium",
                lab.virsh(host, "domblklist", name, "--inactive")
                        .lines()
                        .filter(line -> line.strip().startsWith("sda"))
                        .map(line -> line.strip().replaceFirst("sda +", ""))
                        .collect(Collectors.joining()));
        all.put("configuration", configuration(host));
        return all;
    }

    private byte[] tpm(String host) {
        return Base64.getDecoder().decode(lab.bash(host, "base64 -w0 \"$1\" || true", guest.tpmFile()));
    }

    /**
     * Counters of a few bytes change while it is in use: swtpm 0.7 showed 3 after a start. Of two TPMs that were made each
     * for itself, more than half of the 6 KiB differ.
     */
    private boolean strange(byte[] found) {
        int same = 0;
        for (int i = 0; i < Math.min(found.length, tpm.length); i++) {
            same += found[i] == tpm[i] ? 1 : 0;
        }
        return found.length != tpm.length || same < tpm.length * 9 / 10;
    }

    /** What the guest sees, however its image lays it out. */
    private String content(String host, String disk) {
        return lab.bash(
                        host,
                        "f=$(mktemp) && qemu-img convert -U -O raw \"$1\" \"$f\" && md5sum <\"$f\"; rm -f \"$f\"",
                        folder + guest.name() + disk + ".qcow2")
                .substring(0, 32);
    }

    /** What is in the drive has its own line. */
    private String configuration(String host) {
        return Pattern.compile("(?s)<disk type='file' device='cdrom'>.*?</disk>")
                .matcher(lab.virsh(host, "dumpxml", guest.name(), "--inactive", "--security-info"))
                .replaceAll("");
    }

    @Override
    public void close() {
        guest.close();
        for (String host : List.of("alpha", "beta")) {
            lab.bash(host, "rm -f \"$1\"-system.qcow2 \"$1\"-data.qcow2 \"$2\"", folder + guest.name(), medium);
            lab.virsh(host, "pool-refresh", "local");
        }
    }
}
