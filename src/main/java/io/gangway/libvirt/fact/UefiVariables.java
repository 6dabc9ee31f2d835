package io.gangway.libvirt.fact;

import io.gangway.xml.SafeXml;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a VM's UEFI variables are on its host.
 *
 * @param path the file
 * @param byName whether the configuration does not name it: libvirt then calls it after the VM, each time it starts
 */
public record UefiVariables(String path, boolean byName) {

    /** That of libvirt's system daemon; {@code qemuDomainNVRAMPathFormat} in libvirt's qemu_domain.c. */
    private static final String FOLDER = "/var/lib/libvirt/qemu/nvram/";

    /** Those of a configuration; empty for a VM that has none, or none in a file. */
    public static Optional<UefiVariables> in(SafeXml domain) {
        Optional<UefiVariables> named = Stream.of(
                        domain.text("/domain/os/nvram"), domain.text("/domain/os/nvram/source/@file"))
                .map(String::strip)
                .filter(path -> path.startsWith("/"))
                .map(path -> new UefiVariables(path, false))
                .findFirst();
        return named.isPresent() || !keptByName(domain) ? named : Optional.of(byName(domain));
    }

    /** libvirt chooses the firmware itself, or was told the code alone. */
    private static boolean keptByName(SafeXml domain) {
        boolean uefi = domain.has("/domain/os[@firmware='efi']")
                || domain.has("/domain/os/loader[@type='pflash' and not(@readonly='no')]");
        boolean elsewhere = domain.has("/domain/os/nvram/source") || domain.has("/domain/os/loader[@stateless='yes']");
        return uefi && !elsewhere;
    }

    private static UefiVariables byName(SafeXml domain) {
        boolean qcow2 =
                domain.has("/domain/os/nvram[@format='qcow2']") || domain.has("/domain/os/loader[@format='qcow2']");
        return new UefiVariables(FOLDER + domain.text("/domain/name") + "_VARS." + (qcow2 ? "qcow2" : "fd"), true);
    }
}
