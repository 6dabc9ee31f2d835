package io.gangway.belongings;

import io.gangway.libvirt.fact.UefiVariables;
import io.gangway.xml.SafeXml;
import java.util.List;

/** Reads from a VM's configuration what belongs to it. What only its host can tell is not filled in. */
public final class PossessionsReader {

    private PossessionsReader() {}

    /** The same, with nothing of what only the host can tell, and without disks. */
    public static Possessions read(String xml) {
        SafeXml domain = SafeXml.parse(xml);
        return new Possessions(
                List.of(),
                UefiVariables.in(domain).map(UefiVariables::path),
                domain.has("/domain/devices/tpm/backend[@type='emulator']"),
                false,
                false,
                0,
                List.of(),
                SurroundingsReader.read(domain),
                false,
                domain.has("/domain/title") || domain.has("/domain/description") || domain.has("/domain/metadata/*"));
    }
}
