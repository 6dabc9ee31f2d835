package io.gangway.xml;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jaxen.JaxenException;
import org.jaxen.XPath;
import org.jaxen.dom.DOMXPath;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * A piece of XML, read with document types and external entities refused, and asked by XPath. Bounded as libvirt bounds
 * what it reads, so that nothing that goes through the elements comes to the end of its stack or of the memory.
 */
public final class SafeXml {

    private static final String NO_DOCUMENT_TYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private static final String DEPTH_LIMIT = "http://www.oracle.com/xml/jaxp/properties/maxElementDepth";
    /** What Java's parser calls a document whose elements lie deeper in each other than allowed. */
    private static final String TOO_DEEP = "JAXP00010006";

    /** libxml2, which reads for libvirt, goes no deeper. */
    public static final int DEEPEST = 256;
    /** In characters: no text that libvirt sends or takes is longer. */
    public static final int LONGEST = 4 * 1024 * 1024;

    private final Node node;

    private SafeXml(Node node) {
        this.node = node;
    }

    /**
     * Reads a document.
     *
     * @throws MalformedXml with the parser's reason if it is not well formed or declares a document type; with another one
     *     if it is too long or its elements lie too deep in each other
     */
    public static SafeXml parse(String xml) {
        if (xml.length() > LONGEST) {
            throw new MalformedXml("it has more than " + LONGEST + " characters.", null, 0, 0, false, false);
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCUMENT_TYPE, true);
            factory.setAttribute(DEPTH_LIMIT, Integer.toString(DEEPEST));
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return new SafeXml(builder.parse(new InputSource(new StringReader(xml))));
        } catch (SAXParseException e) {
            // The parser names the switch that forbids document types, in whatever language it speaks.
            String said = reason(e);
            boolean documentType = said.contains(NO_DOCUMENT_TYPE);
            boolean tooDeep = said.contains(TOO_DEEP);
            String reason = tooDeep ? "its elements lie more than " + DEEPEST + " deep in each other." : said;
            throw new MalformedXml(reason, e, e.getLineNumber(), e.getColumnNumber(), documentType, tooDeep);
        } catch (SAXException | IOException e) {
            throw new MalformedXml(reason(e), e, 0, 0, false, false);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java cannot read XML safely", e);
        }
    }

    private static String reason(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), "it cannot be read.");
    }

    /** The text at a path; empty if there is none. */
    public String text(String path) {
        return evaluate(path, found -> found.stringValueOf(node));
    }

    public boolean has(String path) {
        return evaluate(path, found -> found.booleanValueOf(node));
    }

    /** The elements at a path, each to be asked by relative paths. */
    public List<SafeXml> all(String path) {
        return nodes(path).stream().map(SafeXml::new).toList();
    }

    /** The element, or the whole document, as text. */
    public String xml() {
        return write();
    }

    /** The elements of that name directly below this one; quicker than a path where there are many. */
    public List<SafeXml> children(String name) {
        return children().stream().filter(child -> child.name().equals(name)).toList();
    }

    /** The elements of that name anywhere below this one, likewise. */
    public List<SafeXml> descendants(String name) {
        if (!(node instanceof Element element)) {
            return List.of();
        }
        NodeList nodes = element.getElementsByTagName(name);
        List<SafeXml> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add(new SafeXml(nodes.item(i)));
        }
        return found;
    }

    /** All elements directly below this one. */
    public List<SafeXml> children() {
        List<SafeXml> found = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.ELEMENT_NODE) {
                found.add(new SafeXml(child));
            }
        }
        return found;
    }

    /** The name of this element. */
    public String name() {
        return node.getNodeName();
    }

    /** All the text in it. */
    public String content() {
        return node.getTextContent();
    }

    /** The attributes of this element, in the order of their names. */
    public SortedMap<String, String> attributes() {
        SortedMap<String, String> found = new TreeMap<>();
        NamedNodeMap attributes = node.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            found.put(attributes.item(i).getNodeName(), attributes.item(i).getNodeValue());
        }
        return found;
    }

    /** An attribute of this element; empty if it has none of that name. */
    public String attribute(String name) {
        return node instanceof Element element ? element.getAttribute(name) : "";
    }

    /** The document as text, with each attribute or text at a path changed. */
    public String withAttributes(String path, UnaryOperator<String> change) {
        SafeXml copy = new SafeXml(node.cloneNode(true));
        for (Node attribute : copy.nodes(path)) {
            attribute.setNodeValue(change.apply(attribute.getNodeValue()));
        }
        return copy.write();
    }

    /** This element with an attribute set, and all else as it is. */
    public SafeXml withAttribute(String name, String value) {
        Element copy = copy();
        copy.setAttribute(name, value);
        return new SafeXml(copy);
    }

    /** This element without its children of a name, and all else as it is. */
    public SafeXml withoutChildren(String name) {
        Element copy = copy();
        for (SafeXml child : new SafeXml(copy).all(name)) {
            copy.removeChild(child.node);
        }
        return new SafeXml(copy);
    }

    /** This element with one more child at its end, which has these attributes and nothing in it. */
    public SafeXml withChild(String name, Map<String, String> attributes) {
        Element copy = copy();
        Element child = copy.getOwnerDocument().createElement(name);
        attributes.forEach(child::setAttribute);
        copy.appendChild(child);
        return new SafeXml(copy);
    }

    private Element copy() {
        Node original = node instanceof Document document ? document.getDocumentElement() : node;
        return (Element) original.cloneNode(true);
    }

    /** The document as text, with each element at a path changed. */
    public String withElements(String path, Consumer<Element> change) {
        SafeXml copy = new SafeXml(node.cloneNode(true));
        for (Node element : copy.nodes(path)) {
            change.accept((Element) element);
        }
        return copy.write();
    }

    private String write() {
        try {
            TransformerFactory factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Transformer writer = factory.newTransformer();
            writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            writer.transform(new DOMSource(node), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException("this Java cannot write XML", e);
        }
    }

    private List<Node> nodes(String path) {
        return evaluate(path, found -> {
            List<Node> nodes = new ArrayList<>();
            for (Object one : found.selectNodes(node)) {
                nodes.add((Node) one);
            }
            return nodes;
        });
    }

    /** Not by Java's own XPath, which makes tables of the whole document for each question: ten times the time. */
    private static <T> T evaluate(String path, Question<T> question) {
        try {
            return question.ask(new DOMXPath(path));
        } catch (JaxenException e) {
            throw new IllegalArgumentException("not an XPath: " + path, e);
        }
    }

    private interface Question<T> {
        T ask(XPath path) throws JaxenException;
    }
}
