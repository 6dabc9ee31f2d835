package io.gangway.belongings;

import io.gangway.libvirt.SafeXml;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads from a VM's configuration what belongs to it. What only its host can tell is not filled in. */
public final class PossessionsReader {

    private static final String PORTS =
            "/domain/devices/*[self::serial or self::console or self::parallel or self::channel]";

    private PossessionsReader() {}

    /** The same, with nothing of what only the host can tell, and without disks. */
    public static Possessions read(String xml) {
        SafeXml domain = SafeXml.parse(xml);
        return new Possessions(
                List.of(),
                Optional.of(domain.text("/domain/os/nvram")).map(String::strip).filter(path -> path.startsWith("/")),
                domain.has("/domain/devices/tpm/backend[@type='emulator']"),
                false,
                false,
                0,
                List.of(),
                domain.all("/domain/devices/disk[@device='cdrom' or @device='floppy'][source]").stream()
                        .map(PossessionsReader::medium)
                        .toList(),
                domain.all("/domain/devices/filesystem[source/@dir or source/@socket]").stream()
                        .map(PossessionsReader::sharedFolder)
                        .toList(),
                logFiles(domain),
                texts(domain, "/domain/devices/interface/filterref/@filter")
                        .distinct()
                        .toList(),
                secrets(domain).distinct().toList(),
                false,
                domain.has("/domain/title") || domain.has("/domain/description") || domain.has("/domain/metadata/*"));
    }

    private static Possessions.Medium medium(SafeXml drive) {
        String path = drive.text("source/@file | source/@dev");
        String volume = drive.text("source/@volume");
        return new Possessions.Medium(
                drive.text("target/@dev"), volume.isEmpty() ? path : drive.text("source/@pool") + "/" + volume);
    }

    private static Possessions.SharedFolder sharedFolder(SafeXml shared) {
        String type = shared.text("driver/@type");
        String folder = shared.text("source/@dir");
        return new Possessions.SharedFolder(
                type.isEmpty() ? "path" : type, folder.isEmpty() ? shared.text("source/@socket") : folder);
    }

    /** Where a port is a file, and where what goes through it is logged besides. */
    private static List<String> logFiles(SafeXml domain) {
        return Stream.concat(texts(domain, PORTS + "[@type='file']/source/@path"), texts(domain, PORTS + "/log/@file"))
                .distinct()
                .toList();
    }

    /** Of encrypted disks, of logins to network disks, and of a TPM whose state is encrypted. */
    private static Stream<String> secrets(SafeXml domain) {
        return Stream.concat(
                texts(domain, "/domain/devices/disk//secret/@uuid | /domain/devices/disk//secret/@usage"),
                texts(domain, "/domain/devices/tpm/backend/encryption/@secret"));
    }

    private static Stream<String> texts(SafeXml domain, String path) {
        return domain.all(path).stream().map(found -> found.text(".")).filter(text -> !text.isBlank());
    }
}
