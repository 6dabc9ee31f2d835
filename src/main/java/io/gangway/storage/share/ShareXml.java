package io.gangway.storage.share;

import io.gangway.xml.XmlText;

/** Writes the XML from which libvirt makes the pool over storage that hosts share. */
final class ShareXml {

    private ShareXml() {}

    /** The pool of a host that mounts the storage. */
    static String pool(SharedStorage storage) {
        return XmlText.document("pool", xml -> {
            xml.writeAttribute("type", storage.kind().poolType());
            XmlText.element(xml, "name", storage.name());
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
            XmlText.element(xml, "path", storage.target());
            xml.writeEndElement();
        });
    }
}
