package io.gangway.belongings;

import io.gangway.belongings.Surroundings.HostFile;
import io.gangway.belongings.Surroundings.HostFile.Use;
import io.gangway.libvirt.fact.SecretKind;
import io.gangway.xml.SafeXml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads from a VM's configuration what it names of its host. */
final class SurroundingsReader {

    private static final String PORTS =
            "/domain/devices/*[self::serial or self::console or self::parallel or self::channel]";

    /** Whatever talks to the host through a character device, in any of its forms. */
    private static final String TALKING = "/domain/devices/*[self::serial or self::console or self::parallel"
            + " or self::channel or self::redirdev or self::smartcard]";

    private static final List<String> START_FILES = List.of(
            "/domain/os/kernel",
            "/domain/os/initrd",
            "/domain/os/shim",
            "/domain/os/dtb",
            "/domain/os/acpi/table",
            "/domain/os/loader",
            "/domain/sysinfo/entry/@file",
            "/domain/devices/*/rom/@file",
            "/domain/devices/interface/script/@path");

    private static final List<String> JOINED = List.of(
            TALKING + "[@type='dev']/source/@path",
            TALKING + "[@type='unix']/source[@mode='connect']/@path",
            "/domain/devices/rng/backend[@model='random']",
            "/domain/devices/rng/backend[@type='unix']/source[@mode='connect']/@path",
            "/domain/devices/input[@type='evdev']/source/@dev",
            "/domain/devices/input[@type='passthrough']/source/@evdev",
            "/domain/devices/interface[@type='vhostuser']/source[@mode='client']/@path",
            "/domain/devices/interface[@type='vdpa']/source/@dev",
            "/domain/devices/tpm/backend[@type='external']/source/@path",
            "/domain/devices/disk//reservations[@managed='no']/source/@path",
            "/domain/devices/graphics/gl/@rendernode",
            "/domain/devices/video/driver/@rendernode",
            "/domain/devices/memory/source/path",
            "/domain/devices/shmem/server/@path",
            "/domain/devices/lease/target/@path");

    /** Every Linux has them. */
    private static final Set<String> EVERYWHERE = Set.of("/dev/random", "/dev/urandom", "/dev/null");

    private final SafeXml domain;

    private SurroundingsReader(SafeXml domain) {
        this.domain = domain;
    }

    static Surroundings read(SafeXml domain) {
        return new SurroundingsReader(domain).read();
    }

    private Surroundings read() {
        return new Surroundings(
                domain.all("/domain/devices/disk[@device='cdrom' or @device='floppy'][source]").stream()
                        .map(SurroundingsReader::medium)
                        .toList(),
                domain.all("/domain/devices/filesystem[source/@dir or source/@socket]").stream()
                        .map(SurroundingsReader::sharedFolder)
                        .toList(),
                // Where a port is a file, and where what goes through it is logged besides.
                Stream.concat(texts(PORTS + "[@type='file']/source/@path"), texts(PORTS + "/log/@file"))
                        .distinct()
                        .toList(),
                texts("/domain/devices/interface//filterref/@filter").distinct().toList(),
                secrets(),
                hostFiles(),
                Optional.of(domain.text("/domain/os/nvram/@template")).filter(path -> path.startsWith("/")),
                HostDeviceReader.read(domain),
                hostTpm());
    }

    private static Surroundings.Medium medium(SafeXml drive) {
        String path = drive.text("source/@file | source/@dev");
        String volume = drive.text("source/@volume");
        return new Surroundings.Medium(
                drive.text("target/@dev"), volume.isEmpty() ? path : drive.text("source/@pool") + "/" + volume);
    }

    private static Surroundings.SharedFolder sharedFolder(SafeXml shared) {
        String type = shared.text("driver/@type");
        String folder = shared.text("source/@dir");
        return new Surroundings.SharedFolder(
                type.isEmpty() ? "path" : type, folder.isEmpty() ? shared.text("source/@socket") : folder);
    }

    /** Of encrypted disks, of logins to network disks, and of a TPM whose state is encrypted. */
    private List<Surroundings.Secret> secrets() {
        Stream<Surroundings.Secret> byUuid = texts(
                        "/domain/devices/*//secret/@uuid | /domain/devices/tpm/backend/encryption/@secret")
                .map(uuid -> new Surroundings.Secret(Optional.empty(), uuid));
        Stream<Surroundings.Secret> byUsage = domain.all("/domain/devices/*//secret[@usage]").stream()
                .map(secret -> new Surroundings.Secret(Optional.of(kind(secret.text("@type"))), secret.text("@usage")));
        return Stream.concat(byUuid, byUsage).distinct().toList();
    }

    private static SecretKind kind(String type) {
        return switch (type) {
            case "ceph" -> SecretKind.CEPH;
            case "iscsi" -> SecretKind.ISCSI;
            default -> SecretKind.VOLUME;
        };
    }

    private List<HostFile> hostFiles() {
        List<HostFile> files = new ArrayList<>();
        START_FILES.stream().flatMap(this::texts).forEach(path -> files.add(new HostFile(Use.START, path, "")));
        domain.all("/domain/devices/disk[not(@device='cdrom' or @device='floppy')]")
                .forEach(disk -> Stream.of(disk.text("source/@dev"), disk.text("source[@type='unix']/@path"))
                        .forEach(path -> files.add(new HostFile(Use.DISK, path, disk.text("target/@dev")))));
        JOINED.stream().flatMap(this::texts).forEach(path -> files.add(new HostFile(Use.JOINED, path, "")));
        return files.stream()
                .filter(file -> file.path().startsWith("/") && !EVERYWHERE.contains(file.path()))
                .distinct()
                .toList();
    }

    private Optional<Surroundings.HostTpm> hostTpm() {
        return domain.all("/domain/devices/tpm/backend[@type='passthrough' or @type='external']").stream()
                .findFirst()
                .map(backend -> backend.text("@type").equals("external")
                        ? new Surroundings.HostTpm(backend.text("source/@path"), false)
                        : new Surroundings.HostTpm(chip(backend.text("device/@path")), true));
    }

    /** libvirt's preset, where none is named. */
    private static String chip(String path) {
        return path.isEmpty() ? "/dev/tpm0" : path;
    }

    private Stream<String> texts(String path) {
        return domain.all(path).stream().map(found -> found.text(".").strip()).filter(text -> !text.isEmpty());
    }
}
