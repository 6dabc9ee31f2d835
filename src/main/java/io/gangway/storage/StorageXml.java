package io.gangway.storage;

import io.gangway.libvirt.VolumeLayout;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the XML from which libvirt makes pools and volumes. Whatever a name holds, it stays text. */
final class StorageXml {

    private StorageXml() {}

    private interface Content {
        void writeTo(XMLStreamWriter xml) throws XMLStreamException;
    }

    /** An empty file of that length, all of it a hole. */
    static String rawVolume(String name, long length) {
        return rawVolume(name, length, 0);
    }

    /** The same with room that is taken at once: a logical volume with less is made as a snapshot. */
    static String rawVolume(String name, long length, long allocation) {
        return document("volume", xml -> {
            text(xml, "name", name);
            text(xml, "capacity", Long.toString(length));
            text(xml, "allocation", Long.toString(allocation));
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
    static String diskVolume(
            String name, long capacity, long allocation, VolumeLayout layout, String base, String baseFormat) {
        return document("volume", xml -> {
            text(xml, "name", name);
            text(xml, "capacity", Long.toString(capacity));
            text(xml, "allocation", Long.toString(allocation));
            xml.writeStartElement("target");
            xml.writeEmptyElement("format");
            xml.writeAttribute("type", layout.format());
            if (!layout.compat().isEmpty()) {
                text(xml, "compat", layout.compat());
            }
            if (layout.clusterBytes() > 0) {
                text(xml, "clusterSize", Long.toString(layout.clusterBytes()));
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
                text(xml, "path", base);
                xml.writeEmptyElement("format");
                xml.writeAttribute("type", baseFormat);
                xml.writeEndElement();
            }
        });
    }

    /** A pool over a folder of the host itself. */
    static String folderPool(String name, String folder) {
        return document("pool", xml -> {
            xml.writeAttribute("type", "dir");
            text(xml, "name", name);
            xml.writeStartElement("target");
            text(xml, "path", folder);
            xml.writeEndElement();
        });
    }

    static String pool(SharedStorage storage) {
        return document("pool", xml -> {
            xml.writeAttribute("type", storage.kind().poolType());
            text(xml, "name", storage.name());
            if (storage.kind() != SharedStorage.Kind.FOLDER) {
                xml.writeStartElement("source");
                xml.writeEmptyElement("host");
                xml.writeAttribute("name", storage.server());
                xml.writeEmptyElement("dir");
                xml.writeAttribute("path", storage.folder());
                xml.writeEmptyElement("format");
                xml.writeAttribute("type", storage.kind().format());
                xml.writeEndElement();
            }
            xml.writeStartElement("target");
            text(xml, "path", storage.target());
            xml.writeEndElement();
        });
    }

    private static String document(String root, Content content) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
            xml.writeStartElement(root);
            content.writeTo(xml);
            xml.writeEndElement();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return out.toString();
    }

    private static void text(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
