package io.gangway.belongings;

import io.gangway.xml.SafeXml;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads from a VM's configuration what belongs to it. What only its host can tell is not filled in. */
public final class PossessionsReader {

    private PossessionsReader() {}

    /** The same, with nothing of what only the host can tell, and without disks. */
    public static Possessions read(String xml) {
        SafeXml domain = SafeXml.parse(xml);
        return new Possessions(
                List.of(),
                nvram(domain),
                domain.has("/domain/devices/tpm/backend[@type='emulator']"),
                false,
                false,
                0,
                List.of(),
                SurroundingsReader.read(domain),
                false,
                domain.has("/domain/title") || domain.has("/domain/description") || domain.has("/domain/metadata/*"));
    }

    /** libvirt prints the path in one of two ways. */
    private static Optional<String> nvram(SafeXml domain) {
        return Stream.of(domain.text("/domain/os/nvram"), domain.text("/domain/os/nvram/source/@file"))
                .map(String::strip)
                .filter(path -> path.startsWith("/"))
                .findFirst();
    }
}
