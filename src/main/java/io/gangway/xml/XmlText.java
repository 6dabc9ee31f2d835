package io.gangway.xml;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML as a text. Whatever a value holds, it stays text. */
public final class XmlText {

    private XmlText() {}

    /** What goes into the root. */
    public interface Content {
        void writeTo(XMLStreamWriter xml) throws XMLStreamException;
    }

    /** A whole document. */
    public static String document(String root, Content content) {
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

    /** An element that holds nothing but text. */
    public static void element(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
