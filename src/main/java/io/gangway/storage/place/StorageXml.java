package io.gangway.storage.place;

import io.gangway.libvirt.fact.VolumeLayout;
import io.gangway.xml.XmlText;

/** Writes the XML from which libvirt makes pools and volumes. Whatever a name holds, it stays text. */
public final class StorageXml {

    private StorageXml() {}

    /** An empty file of that length, all of it a hole. */
    public static String rawVolume(String name, long length) {
        return rawVolume(name, length, 0);
    }

    /** The same with room that is taken at once: a logical volume with less is made as a snapshot. */
    public static String rawVolume(String name, long length, long allocation) {
        return XmlText.document("volume", xml -> {
            XmlText.element(xml, "name", name);
            XmlText.element(xml, "capacity", Long.toString(length));
            XmlText.element(xml, "allocation", Long.toString(allocation));
            xml.writeStartElement("target");
            xml.writeEmptyElement("format");
            xml.writeAttribute("type", "raw");
            xml.writeEndElement();
        });
    }

    /**
     * A volume for a disk that libvirt will fill.
     *
     * @param allocation bytes to take at once; 0 for one that grows
     * @param base the path of the image on which it builds; empty for one that stands alone
     */
    public static String diskVolume(
            String name, long capacity, long allocation, VolumeLayout layout, String base, String baseFormat) {
        return XmlText.document("volume", xml -> {
            XmlText.element(xml, "name", name);
            XmlText.element(xml, "capacity", Long.toString(capacity));
            XmlText.element(xml, "allocation", Long.toString(allocation));
            xml.writeStartElement("target");
            xml.writeEmptyElement("format");
            xml.writeAttribute("type", layout.format());
            if (!layout.compat().isEmpty()) {
                XmlText.element(xml, "compat", layout.compat());
            }
            if (layout.clusterBytes() > 0) {
                XmlText.element(xml, "clusterSize", Long.toString(layout.clusterBytes()));
            }
            if (!layout.features().isEmpty()) {
                xml.writeStartElement("features");
                for (String feature : layout.features()) {
                    xml.writeEmptyElement(feature);
                }
                xml.writeEndElement();
            }
            xml.writeEndElement();
            if (!base.isEmpty()) {
                xml.writeStartElement("backingStore");
                XmlText.element(xml, "path", base);
                xml.writeEmptyElement("format");
                xml.writeAttribute("type", baseFormat);
                xml.writeEndElement();
            }
        });
    }

    /** A pool over a folder of the host itself. */
    static String folderPool(String name, String folder) {
        return XmlText.document("pool", xml -> {
            xml.writeAttribute("type", "dir");
            XmlText.element(xml, "name", name);
            xml.writeStartElement("target");
            XmlText.element(xml, "path", folder);
            xml.writeEndElement();
        });
    }
}
